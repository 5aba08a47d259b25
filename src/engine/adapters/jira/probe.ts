import * as z from 'zod';
import type { AdapterContext, Asking, ProbeFinding } from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { createJiraApi, type JiraApi } from './api.ts';
import { fieldsNamed, findFields, needsFieldList } from './fields.ts';
import { fieldListRecord, myselfRecord } from './records.ts';
import { servicesByProject, type JiraSettings } from './settings.ts';

/** Who the token belongs to, whether each project can be seen, and whether the fields that settings name exist. */
export async function probeJira(
  settings: JiraSettings,
  context: AdapterContext,
  asking: Asking,
): Promise<readonly ProbeFinding[]> {
  const { sourceId, screenUrl, request } = context;
  const api = createJiraApi({ sourceId, screenUrl, request, asking, flavour: settings.flavour });
  const token = await finding(async () => {
    const { displayName, timeZone } = await api.read('myself', myselfRecord);
    return `The token works: it belongs to ${displayName ?? 'a user without a name'}${timeZone === undefined ? '' : `, time zone ${timeZone}`}.`;
  });
  if (!token.ok) return [token];
  const projects = [...servicesByProject(settings).keys()].map((project) =>
    finding(async () => {
      const versions = await api.read(
        `project/${encodeURIComponent(project)}/versions`,
        z.array(z.unknown()),
      );
      return `Project ${project} can be read; it has ${versions.length} versions.`;
    }),
  );
  return [token, ...(await Promise.all(projects)), ...(await fieldFindings(api, settings))];
}

async function fieldFindings(api: JiraApi, settings: JiraSettings): Promise<readonly ProbeFinding[]> {
  const names = fieldsNamed(settings);
  if (!needsFieldList(names)) return [];
  const { missing } = findFields(names, await api.read('field', fieldListRecord));
  return missing.map((name) => ({
    ok: false,
    text: `There is no field called "${name}". Check its name in holdfast.json.`,
    proposal: null,
  }));
}

async function finding(look: () => Promise<string>): Promise<ProbeFinding> {
  try {
    return { ok: true, text: await look(), proposal: null };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { ok: false, text: `${error.message} ${error.hint}`, proposal: null };
  }
}
