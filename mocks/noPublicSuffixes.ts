/**
 * Stands in for `tldts` in the browser's bundle: MSW's cookie jar brings the whole public suffix list (40 KB) to decide
 * which sites may share cookies, and the demo sets none.
 */
export function getDomain(): null {
  return null;
}
