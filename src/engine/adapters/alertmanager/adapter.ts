import type { AlertRun } from '../../domain/alertRun.ts';
import type { Collected, Rejected } from '../../domain/collected.ts';
import type {
  Adapter,
  AdapterContext,
  Asking,
  ConnectedSource,
  ProbeFinding,
  WindowScope,
} from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { askAlerts, askStatus, badAnswer } from './api.ts';
import { convertAlert } from './convert.ts';
import { alertRecord, statusRecord } from './records.ts';
import { alertmanagerSettings } from './settings.ts';
import type { AlertmanagerSettings } from './settings.ts';

/** Prometheus' Alertmanager, API v2: what fires now, with silences and inhibitions. It has no history. */
export const alertmanager: Adapter<AlertmanagerSettings> = {
  id: 'alertmanager',
  label: 'Alertmanager',
  offers: ['alerts'],
  settings: alertmanagerSettings,
  connect: (settings, context): ConnectedSource => ({
    capabilities: { alerts: (scope, asking) => alerts({ settings, context, scope }, asking) },
    probe: (asking) => probe(context, asking),
  }),
};

const NO_HISTORY =
  'Alertmanager keeps no history: only what fires now is known here, and what has ended is not.';

interface Question {
  readonly settings: AlertmanagerSettings;
  readonly context: AdapterContext;
  readonly scope: WindowScope;
}

async function alerts({ settings, context, scope }: Question, asking: Asking): Promise<Collected<AlertRun>> {
  const { sourceId } = context;
  const answer = await askAlerts({ context, settings, environment: scope.environment }, asking);
  const json = answer.json();
  if (!Array.isArray(json))
    throw badAnswer(sourceId, typeof json === 'string' ? json : 'The answer is not a list of alerts.');
  // Peers of a cluster behind one address may tell the same alert twice.
  const runs = new Map<string, AlertRun>();
  const rejected: string[] = [];
  const strange: string[] = [];
  for (const value of json) {
    const decoded = alertRecord.safeParse(value);
    const run = decoded.success
      ? convertAlert(decoded.data, { sourceId, settings, nowMs: asking.nowMs })
      : null;
    if (run === null) rejected.push(JSON.stringify(value).slice(0, 200));
    else runs.set(run.id, run);
    if (run?.state === 'other' && decoded.success) strange.push(decoded.data.status.state);
  }
  return {
    items: [...runs.values()].sort((a, b) => a.startedAtMs - b.startedAtMs),
    window: scope.window,
    incompleteness: [],
    rejected: rejectedOf(rejected),
    notices: [
      NO_HISTORY,
      ...[...new Set(strange)].map((state) => `Unknown state "${state}", kept as other.`),
    ],
    asOfMs: asking.nowMs,
    receipts: [answer.receipt],
  };
}

function rejectedOf(texts: readonly string[]): readonly Rejected[] {
  const [example] = texts;
  return example === undefined
    ? []
    : [{ count: texts.length, reason: 'an alert without labels, state or readable start', example }];
}

async function probe(context: AdapterContext, asking: Asking): Promise<readonly ProbeFinding[]> {
  try {
    const status = statusRecord.safeParse((await askStatus(context, asking)).json());
    if (!status.success)
      return [{ ok: false, text: 'Something answers, but not an Alertmanager with API v2.', proposal: null }];
    const { versionInfo, cluster } = status.data;
    return [
      {
        ok: true,
        text: `Alertmanager ${versionInfo.version} answers (cluster: ${cluster.status}). ${NO_HISTORY}`,
        proposal: null,
      },
    ];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return [{ ok: false, text: `${error.message} ${error.hint}`, proposal: null }];
  }
}
