import { useMemo } from 'react';
import { encode } from 'uqr';
import styles from './Setup.module.css';

/** For a phone: the address as a QR code, dark on light in every theme, or scanners fail. */
export function QrPicture({ text }: { text: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { border: 4, ecc: 'M' });
    const dark = code.data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: code.size, path: dark.join('') };
  }, [text]);
  return (
    <figure className={styles.qr}>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label="QR code of the address"
        shapeRendering="crispEdges"
      >
        <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption>Scan it to open this wall on a phone.</figcaption>
    </figure>
  );
}
