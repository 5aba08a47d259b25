/** "Error rate" -> "error rate", but "P95 latency" and "MTTR" stay: a sentence goes on with it. */
export function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
