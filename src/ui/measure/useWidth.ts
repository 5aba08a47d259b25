import { useCallback, useState } from 'react';
import { flushSync } from 'react-dom';

/** Between the margins of an A4 or Letter page, px. */
const PAPER = 688;

/**
 * Width of an element in CSS pixels, followed as it changes; 0 until known. Charts take it as a number:
 * containers that size themselves print empty or wrong. For paper it is set before the page is laid out, because
 * observers are not asked then.
 */
export function useWidth(): readonly [number, (element: Element | null) => (() => void) | undefined] {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: Element | null) => {
    if (element === null) return undefined;
    const measure = (): void => setWidth(Math.round(element.getBoundingClientRect().width));
    const toPaper = (): void => flushSync(() => setWidth((current) => Math.min(current, PAPER)));
    measure();
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined || matchMedia('print').matches) return;
      setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', measure);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', measure);
    };
  }, []);
  return [width, ref];
}
