import { validateHeaderName, validateHeaderValue } from 'node:http';

/** Where `/api/<source>/` leads, and what the proxy adds on the way. */
export interface Target {
  readonly url: URL;
  /** Credentials among them: never logged, never answered. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Targets {
  readonly bySource: ReadonlyMap<string, Target>;
  /** One plain sentence per variable that cannot be used. Names variables, never values. */
  readonly faults: readonly string[];
}

/**
 * Reads HOLDFAST_<SOURCE>_URL, HOLDFAST_<SOURCE>_AUTHORIZATION and HOLDFAST_<SOURCE>_HEADER_<NAME>.
 * The source id `error-tracker` is written ERROR_TRACKER, the header `X-Redmine-API-Key` X_REDMINE_API_KEY.
 */
export function readTargets(environment: Readonly<Record<string, string | undefined>>): Targets {
  const bySource = new Map<string, Target>();
  const faults: string[] = [];
  for (const [variable, value] of Object.entries(environment)) {
    const name = /^HOLDFAST_([A-Z0-9_]+)_URL$/.exec(variable)?.[1];
    if (name === undefined || value === undefined || value === '') continue;
    const url = readUrl(variable, value, faults);
    if (url === null) continue;
    bySource.set(sourceIdOf(name), { url, headers: readHeaders(name, environment, faults) });
  }
  return { bySource, faults };
}

function sourceIdOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function readUrl(variable: string, value: string, faults: string[]): URL | null {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    faults.push(`${variable} is not an http or https address.`);
    return null;
  }
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') {
    faults.push(
      `${variable} carries credentials; move them to ${variable.replace(/URL$/, 'AUTHORIZATION')}.`,
    );
    return null;
  }
  if (url.search !== '' || url.hash !== '') {
    faults.push(`${variable} must end with its path: no "?" and no "#".`);
    return null;
  }
  return url;
}

function readHeaders(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  faults: string[],
): Record<string, string> {
  const headers: Record<string, string> = {};
  const prefix = `HOLDFAST_${name}_HEADER_`;
  for (const [variable, value] of Object.entries(environment)) {
    if (value === undefined || value === '') continue;
    const header = variable.startsWith(prefix)
      ? variable.slice(prefix.length).replaceAll('_', '-').toLowerCase()
      : variable === `HOLDFAST_${name}_AUTHORIZATION`
        ? 'authorization'
        : null;
    if (header === null) continue;
    try {
      validateHeaderName(header);
      validateHeaderValue(header, value);
      headers[header] = value;
    } catch {
      faults.push(`${variable} does not make a valid header.`);
    }
  }
  return headers;
}
