import type { ReactNode } from 'react';
import text from '../styles/text.module.css';

/** A link out of Holdfast. Only web addresses: a source's data must not become a script. */
export function VendorLink({ url, children }: { url: string | null; children: ReactNode }) {
  if (url === null || !/^https?:\/\//i.test(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {children}
      <span className={text.spoken}> (opens the source in a new tab)</span>
    </a>
  );
}
