/** PromQL text: every value that comes from settings passes through here, so that no name can change a query's meaning. */

const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const PLAIN_METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

export function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Escapes what RE2 reads as an operator; matchers are anchored by the server. */
export function literal(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** A label name; names with dots (OpenTelemetry kept as it is) need quotes since Prometheus 3. */
export function labelName(name: string): string {
  return PLAIN_NAME.test(name) ? name : quote(name);
}

/** Sorted, so that the same question has the same URL and one cached answer serves all. */
export function oneOf(label: string, values: readonly string[]): string | null {
  const sorted = [...new Set(values)].sort();
  const [first, ...others] = sorted;
  if (first === undefined) return null;
  if (others.length === 0) return `${labelName(label)}=${quote(first)}`;
  return `${labelName(label)}=~${quote(sorted.map(literal).join('|'))}`;
}

export function selector(metric: string, matchers: readonly (string | null | undefined)[]): string {
  const given = matchers.filter((matcher) => matcher !== null && matcher !== undefined && matcher !== '');
  if (PLAIN_METRIC.test(metric)) return given.length === 0 ? metric : `${metric}{${given.join(',')}}`;
  return `{${[quote(metric), ...given].join(',')}}`;
}

export function sumBy(labels: readonly string[], expression: string): string {
  return `sum by (${labels.map(labelName).join(', ')}) (${expression})`;
}

/** "300000" -> "5m". The largest unit that divides; PromQL knows no fractions. */
export function duration(ms: number): string {
  const units: readonly (readonly [number, string])[] = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'm'],
    [1000, 's'],
  ];
  for (const [size, name] of units) if (ms % size === 0) return `${ms / size}${name}`;
  return `${ms}ms`;
}

/**
 * `a="x"` -> `a!="x"`: what settings call "exclude" is the opposite of a matcher. Values in quotes may hold any operator,
 * hence only the first one counts.
 */
export function opposite(matcher: string): string {
  return matcher.replace(
    /^(\s*(?:"(?:[^"\\]|\\.)*"|[^"=!~\s]+)\s*)(=~|!~|!=|=)/,
    (_all, name: string, operator: string) => {
      return name + (OPPOSITES[operator] ?? operator);
    },
  );
}

const OPPOSITES: Readonly<Record<string, string>> = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' };

/** `http.route` in a path: Prometheus 3 wants `U__http_2e_route`. */
export function labelInPath(name: string): string {
  if (PLAIN_NAME.test(name)) return name;
  const escaped = [...name].map((char) => {
    if (char === '_') return '__';
    return /[a-zA-Z0-9]/.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`;
  });
  return `U__${escaped.join('')}`;
}
