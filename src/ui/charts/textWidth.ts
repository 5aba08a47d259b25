/** The size of small text in charts at the usual root size, px. */
const SMALL = 13;

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();

/** Width of a small text in the product's font, px. Guessing by the number of letters made labels touch at 320 px. */
export function textWidth(text: string): number {
  const size = SMALL * (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16);
  const font = `600 ${size}px "Hyperlegible Next", system-ui, sans-serif`;
  const key = `${font}|${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  context ??= document.createElement('canvas').getContext('2d');
  // Without a canvas: the widest that this font is on average.
  if (context === null) return text.length * size * 0.62;
  context.font = font;
  const width = Math.ceil(context.measureText(text).width);
  // Before the font is there the widths are another font's.
  if (document.fonts.check(font)) known.set(key, width);
  return width;
}
