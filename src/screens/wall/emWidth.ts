/** About how wide a text is set, in em of its size: for sizes that must fit before anything is measured. */
export function emWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += NARROW.test(letter) ? 0.34 : WIDE.test(letter) ? 0.9 : 0.62;
  return Math.max(1, width);
}

const NARROW = /[.,:;'|!iljt \u00a0]/;
const WIDE = /[mwMW%@]/;
