import type { ReactNode } from 'react';
import { Headline } from './Headline.tsx';

interface BareScreenProps {
  /** Names the page in the tab, and here unless `heading` says it better. */
  readonly name: string;
  readonly heading?: string;
  /** What is coming, or why nothing does. */
  readonly children: ReactNode;
}

/** A screen that has nothing to show: its name, and what is so. */
export function BareScreen({ name, heading = name, children }: BareScreenProps) {
  return (
    <>
      <title>{`${name} · Holdfast`}</title>
      <Headline sentences={[heading]} lines={1} />
      {children}
    </>
  );
}
