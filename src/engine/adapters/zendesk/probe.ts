import type { AdapterContext, Asking, ProbeFinding } from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { askExport, listFields, read } from './api.ts';
import { fieldsCalled } from './fields.ts';
import { currentUserAnswer, type FieldRecord } from './records.ts';
import type { ZendeskSettings } from './settings.ts';

/** Long enough ago for the export, short enough for a small answer. */
const A_WHILE_S = 600;

/** Whether the login works and may export, and whether the fields that settings name exist. */
export async function probeZendesk(
  settings: ZendeskSettings,
  context: AdapterContext,
  asking: Asking,
): Promise<readonly ProbeFinding[]> {
  const login = await finding(() => loginFinding(context, asking));
  if (!login.ok) return [login];
  const exported = finding(async () => {
    const startSeconds = Math.floor(asking.nowMs / 1000) - A_WHILE_S;
    await askExport(context, { startSeconds }, asking);
    return ok('The export of tickets can be read.');
  });
  return [login, await exported, ...(await fieldFindings(settings, context, asking))];
}

/** An unknown token is not refused here: the answer is 200 and speaks of nobody. */
async function loginFinding(context: AdapterContext, asking: Asking): Promise<ProbeFinding> {
  const { user } = await read(context, { path: 'api/v2/users/me', record: currentUserAnswer }, asking);
  if (user.id === null || user.id === undefined)
    return wrong('The token is not known: the answer is the one for visitors without a login.');
  if (user.role !== 'admin')
    return wrong(
      `The login is known, but tickets are exported to administrators only (it is: ${user.role ?? '?'}).`,
    );
  return ok('The login is known and belongs to an administrator.');
}

async function fieldFindings(
  settings: ZendeskSettings,
  context: AdapterContext,
  asking: Asking,
): Promise<readonly ProbeFinding[]> {
  const { serviceField, releaseField, serviceTagPrefix, releaseTagPrefix } = settings;
  let fields: readonly FieldRecord[] = [];
  const readable = await finding(async () => {
    ({ fields } = await listFields(context, asking));
    return ok(`${fields.length} ticket fields can be read.`);
  });
  if (!readable.ok) return [readable];
  const named = [serviceField, releaseField].filter((name) => name !== undefined);
  const missing = named
    .filter((name) => fieldsCalled(name, fields).length === 0)
    .map((name) => wrong(`There is no ticket field called "${name}". Check its title in holdfast.json.`));
  const silent = [
    ...(serviceField === undefined && serviceTagPrefix === undefined && settings.services?.length !== 1
      ? [unnamed('service', fields)]
      : []),
    ...(releaseField === undefined && releaseTagPrefix === undefined ? [unnamed('release', fields)] : []),
  ];
  return [readable, ...missing, ...silent];
}

/** Not wrong, but worth saying: without it cases are tied to releases by time alone. */
function unnamed(what: 'service' | 'release', fields: readonly FieldRecord[]): ProbeFinding {
  const likely = what === 'service' ? /service|product|system/i : /release|version/i;
  const field = fields.find(({ title, active }) => active !== false && likely.test(title));
  const text = `Settings name no field or tag that tells the ${what} of a case: it is tied by time only.`;
  return { ok: true, text, proposal: field === undefined ? null : { [`${what}Field`]: field.title } };
}

async function finding(look: () => Promise<ProbeFinding>): Promise<ProbeFinding> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return wrong(`${error.message} ${error.hint}`);
  }
}

function ok(text: string): ProbeFinding {
  return { ok: true, text, proposal: null };
}

function wrong(text: string): ProbeFinding {
  return { ok: false, text, proposal: null };
}
