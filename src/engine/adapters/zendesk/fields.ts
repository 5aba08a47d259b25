import type { RequestReceipt } from '../../domain/collected.ts';
import type { AdapterContext, Asking } from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { listFields } from './api.ts';
import type { FieldRecord } from './records.ts';
import type { ZendeskSettings } from './settings.ts';

/** A ticket field that settings name, as tickets refer to it. */
export interface ChosenField {
  readonly id: number;
  /** A drop-down's value is a tag; what people read and meant is the option's name. */
  readonly nameOf: ReadonlyMap<string, string>;
}

export interface ChosenFields {
  readonly service: ChosenField | null;
  readonly release: ChosenField | null;
  /** What settings name and Zendesk does not have, or has several of. */
  readonly notices: readonly string[];
  readonly receipts: readonly RequestReceipt[];
}

const NONE: ChosenFields = { service: null, release: null, notices: [], receipts: [] };

/** Tickets hold the numbers of their fields only: titles and options are asked for. */
export async function chooseFields(
  { serviceField, releaseField }: ZendeskSettings,
  context: AdapterContext,
  asking: Asking,
): Promise<ChosenFields> {
  const wanted = [serviceField, releaseField].filter((name) => name !== undefined);
  if (wanted.length === 0) return NONE;
  const notices: string[] = [];
  const { fields, receipts } = await listed(context, wanted, asking);
  const chosen = (name: string | undefined): ChosenField | null => {
    if (name === undefined) return null;
    const found = fieldsCalled(name, fields);
    const [field] = found;
    if (found.length > 1)
      notices.push(`Several ticket fields are called "${name}": number ${field?.id ?? ''} is read.`);
    if (field !== undefined) {
      const options = field.custom_field_options ?? [];
      return {
        id: field.id,
        nameOf: new Map(options.map((option) => [option.value, lastPart(option.name)])),
      };
    }
    if (isNumber(name) && fields.length === 0) return { id: Number(name), nameOf: new Map() };
    notices.push(`There is no ticket field called "${name}": nothing is read from it.`);
    return null;
  };
  return { service: chosen(serviceField), release: chosen(releaseField), notices, receipts };
}

/** By number, or by title without regard to case; active ones first. */
export function fieldsCalled(name: string, fields: readonly FieldRecord[]): readonly FieldRecord[] {
  const title = name.trim().toLowerCase();
  const found = fields.filter(
    (field) => String(field.id) === name || field.title.trim().toLowerCase() === title,
  );
  const active = found.filter((field) => field.active !== false);
  return active.length > 0 ? active : found;
}

/** Numbers work without the list, for logins that may not read it. */
async function listed(context: AdapterContext, wanted: readonly string[], asking: Asking) {
  try {
    return await listFields(context, asking);
  } catch (error) {
    const closed = error instanceof SourceError && error.facts.kind === 'forbidden';
    if (!closed || !wanted.every(isNumber)) throw error;
    return { fields: [], receipts: [] };
  }
}

function isNumber(name: string): boolean {
  return /^\d+$/.test(name);
}

/** Nested options are written "Storefront::Shop". */
function lastPart(name: string): string {
  return name.split('::').at(-1)?.trim() ?? name;
}
