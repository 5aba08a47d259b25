/**
 * One segment of a raw, still encoded address, as `encodeURIComponent` writes it. Refused is what a source might decode into
 * a step to another place: an encoded dot, slash, backslash or semicolon, control characters, a percent sign before two
 * hexadecimal digits (encoded twice), and lower-case hexadecimal, which no browser writes. `.` and `..` are no segments.
 */
const segment =
  "(?!\\.\\.?(?:[/?]|$))(?:[A-Za-z0-9._~@:+!'()*,=&-]|%(?![01]|2E|2F|3B|5C|7F|25[0-9A-Fa-f]{2})[0-9A-F]{2})+?";

/** `projects/{name}/versions.json` -> a pattern without anchors over the raw path. */
export function pathPattern(path: string): string {
  return path
    .split(/(\{name\}|\{number\})/)
    .map((part) => {
      if (part === '{name}') return segment;
      if (part === '{number}') return '[0-9]{1,12}';
      return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join('');
}
