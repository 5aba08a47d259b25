import type * as z from 'zod';

/** One thing wrong with holdfast.json: where, what, and what to do. */
export interface SettingsFault {
  /** 'sources[2].url'; empty = the file as a whole. */
  readonly path: string;
  readonly sentence: string;
  readonly hint: string;
}

export function faultsOf(error: z.ZodError, prefix: readonly (string | number)[]): SettingsFault[] {
  return error.issues.flatMap((issue) => {
    const at = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...at, key]),
        sentence: `"${key}" is not a setting.`,
        hint: 'Check the spelling, or remove it. The README and holdfast.schema.json list all settings.',
      }));
    }
    return [{ path: pathText(at), sentence: sentenceOf(issue.message), hint: hintOf(issue) }];
  });
}

export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function sentenceOf(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function hintOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `Write a value of type ${issue.expected}.`;
  if (issue.code === 'invalid_value') return `Use one of: ${issue.values.map(String).join(', ')}.`;
  return 'Mend this value in holdfast.json and reload.';
}
