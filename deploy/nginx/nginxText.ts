/**
 * A value in quotes, taken literally. nginx has no escape for its variables' `$`; `${dollar}` is defined in the template
 * and holds one.
 */
export function quoted(value: string): string {
  const escaped = value.replaceAll(/[\\"]/g, String.raw`\$&`).replaceAll('$', '${dollar}');
  return `"${escaped}"`;
}

/** Fills `@name@` in a template; a place without a value is a fault of ours, not a line for nginx to stumble over. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/@([a-z]+)@/g, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The template asks for @${name}@, which nobody fills.`);
    return value;
  });
}

/** Every line of a block set in by the given number of spaces. */
export function indented(lines: readonly string[], spaces: number): string {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(spaces) + line)).join('\n');
}
