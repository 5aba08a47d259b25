/** The product's mark: a mooring bollard's rope and anchor, drawn in the current ink. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 22 22"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="11" cy="3.6" r="1.9" />
      <path d="M11 5.5V20M3 11.5c0 5 3.2 8.3 8 8.5c4.8-.2 8-3.5 8-8.5M3 11.5l-1.4 2M3 11.5l2 1.3M19 11.5l1.4 2M19 11.5l-2 1.3M7.4 8.8h7.2" />
    </svg>
  );
}
