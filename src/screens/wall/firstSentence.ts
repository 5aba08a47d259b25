/** What a wall has room for; the rest is for the other screens, where there is somebody to read it. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}
