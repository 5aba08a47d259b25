/** The size of small text in charts at the usual root size, px. */
const SMALL = 13;

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

/** Width of a small text in the product's font, px. Guessing by the number of letters made labels touch at 320 px. */
export function textWidth(text: string): number {
  const size = SMALL * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
  const font = `600 ${size}px "Hyperlegible Next", system-ui, sans-serif`;
  return kept(`${font}|${text}`, font, () => {
    const digits = text.replaceAll(/\D/g, '').length;
    // A canvas knows no tabular digits, which the pages are set in, and which are wider.
    return Math.ceil(onCanvas(text.replaceAll(/\d/g, ''), font, size) + digits * digitWidth(font));
  });
}

function onCanvas(text: string, font: string, size: number): number {
  context ??= document.createElement('canvas').getContext('2d');
  // Without a canvas: wider than this font is on average.
  if (context === null) return text.length * size * 0.62;
  context.font = font;
  return context.measureText(text).width;
}

function digitWidth(font: string): number {
  return kept(`${font}|digit`, font, () => {
    const probe = document.createElement('span');
    probe.textContent = '0'.repeat(10);
    Object.assign(probe.style, {
      position: 'absolute',
      visibility: 'hidden',
      font,
      fontVariantNumeric: 'tabular-nums',
    });
    document.body.append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width / 10;
  });
}

/** Kept only once the font is there: before, the widths are another font's. */
function kept(key: string, font: string, measure: () => number): number {
  const before = known.get(key);
  if (before !== undefined) return before;
  const width = measure();
  if (document.fonts.check(font)) known.set(key, width);
  return width;
}
