import type { AdapterContext, Asking, ProbeFinding } from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { createRedmineApi } from './api.ts';
import { servicesByProject } from './collectTickets.ts';
import { currentUserRecord, projectRecord, statusesRecord, trackersRecord } from './records.ts';
import type { RedmineSettings } from './settings.ts';

/** Whether the key works, and whether the projects, trackers and statuses that settings name exist. */
export async function probeRedmine(
  settings: RedmineSettings,
  context: AdapterContext,
  asking: Asking,
): Promise<readonly ProbeFinding[]> {
  const { sourceId, screenUrl, request } = context;
  const api = createRedmineApi({ sourceId, screenUrl, request, asking });
  const key = await finding(async () => {
    const { user } = await api.read('users/current.json', currentUserRecord);
    return `The key works: it belongs to ${user.login ?? `user ${user.id}`}.`;
  });
  if (!key.ok) return [key];
  const projects = await Promise.all(
    [...servicesByProject(settings).keys()].map((identifier) =>
      finding(async () => {
        const { project } = await api.read(`projects/${encodeURIComponent(identifier)}.json`, projectRecord);
        return `Project ${identifier} ("${project.name}") can be read.`;
      }),
    ),
  );
  const { trackers } = await api.read('trackers.json', trackersRecord);
  const { issue_statuses: statuses } = await api.read('issue_statuses.json', statusesRecord);
  const { incident, defect, openStatuses, doneStatuses, acknowledgedStatuses, mitigatedStatuses } = settings;
  return [
    key,
    ...projects,
    ...missing('tracker', [...incident.trackers, ...defect.trackers], trackers),
    ...missing(
      'status',
      [...openStatuses, ...doneStatuses, ...acknowledgedStatuses, ...mitigatedStatuses],
      statuses,
    ),
  ];
}

function missing(
  what: string,
  names: readonly string[],
  known: readonly { readonly name: string }[],
): readonly ProbeFinding[] {
  const strangers = names.filter(
    (name) => !known.some((each) => each.name.toLowerCase() === name.toLowerCase()),
  );
  return strangers.map((name) => ({
    ok: false,
    text: `There is no ${what} called "${name}". Check its name in holdfast.json.`,
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
