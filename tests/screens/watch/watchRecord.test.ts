import { describe, expect, test } from 'vitest';
import { checkpointsOf } from '../../../src/screens/watch/checkpointsOf.ts';
import { logEntries } from '../../../src/screens/watch/logEntries.ts';
import { watchMarkdown, type WatchRecord } from '../../../src/screens/watch/watchMarkdown.ts';
import type { RecordedCall, TickedItem } from '../../../src/selection/calls.ts';
import { nowMs, release, verdict } from '../sampleAnswers.ts';
import {
  body,
  chart,
  display,
  hour,
  plain,
  signal,
  startedAtMs,
  unknownChart,
  watched,
} from './sampleWatch.ts';

const call: RecordedCall = {
  releaseId: watched.id,
  checkpointMs: hour,
  call: 'roll back',
  who: 'Ada',
  note: 'too many | pipes\nand <b>lines</b>',
  atMs: startedAtMs + 2 * hour,
  verdict: 'Regressed',
};
const tick: TickedItem = {
  releaseId: watched.id,
  checkpointMs: hour,
  item: 'Smoke suite',
  who: 'Grace',
  atMs: startedAtMs + hour,
};

function record(more: Partial<WatchRecord> = {}): WatchRecord {
  const shown = more.body ?? body();
  const calls = more.calls ?? [];
  const sinceMs = nowMs - startedAtMs;
  return {
    body: shown,
    checkpoints: checkpointsOf({ ...shown, calls, sinceMs }),
    calls,
    ticked: [],
    awaited: [],
    nowMs,
    display,
    ...more,
  };
}

describe('the record as Markdown', () => {
  test('begins with the release, its T+0 and moment with zone, the verdict and the baseline', () => {
    const text = plain(
      watchMarkdown(record({ body: body({ verdict: verdict('watch', 'Checkout worsens.') }) })),
    );
    expect(text.split('\n').slice(0, 5)).toEqual([
      '# Watch of Shop 2.15.0',
      '',
      '- T+0: 19 Nov 2026, 14:18 UTC; as of 20 Nov 2026, 10:00 UTC (T+ 19 h 42 min), watched for 72 h',
      '- Verdict: **Watch**. Checkout worsens.',
      '- Baseline: 2.14.1, at the same age',
    ]);
  });

  test('tells each figure with n, baseline and change; what is not known says what it is', () => {
    const charts = [chart(), { ...unknownChart('source-failed', false), label: 'Crash-free sessions' }];
    const text = plain(watchMarkdown(record({ body: body({ charts }) })));
    expect(text).toContain('| Error rate | 0.44 % | 41,206 requests | 0.31 % | +0.13 pp | Watch |');
    expect(text).toContain('| Crash-free sessions | source failed |  |  |  | Watch |');
    expect(text).toContain('- Crash-free sessions: Sentry cannot be reached.');
  });

  test('holds every call and tick with who and when, and what was left open', () => {
    const text = plain(watchMarkdown(record({ calls: [call], ticked: [tick] })));
    expect(text).toContain('- [x] Smoke suite (Grace, 19 Nov 2026, 15:18 UTC)');
    expect(text).toContain('- Call: **roll back**, Ada, 19 Nov 2026, 16:18 UTC, verdict then: Regressed. ');
    expect(text).toContain('- [ ] A full day seen');
    expect(text.match(/No call recorded/g)).toHaveLength(3);
  });

  test('keeps text of others text: no marks of Markdown or HTML, no line of its own', () => {
    const text = watchMarkdown(record({ calls: [call] }));
    expect(text).toContain(String.raw`too many \| pipes and \<b\>lines\</b\>`);
    const errors = [
      {
        id: 'e1',
        title: '# [click](javascript:alert(1))',
        culprit: null,
        change: 'new',
        rule: 'first seen in this release',
        events: 9,
        users: 0,
        baselineEvents: null,
        firstSeenMs: startedAtMs,
        lastSeenMs: nowMs,
        url: null,
        sourceId: 'errors',
      },
    ] as const;
    expect(watchMarkdown(record({ body: body({ errors }) }))).toContain(
      String.raw`- \# \[click\](javascript:alert(1)): new, 0 users, 9 events`,
    );
  });

  test('names the gaps: what is awaited, not known, without a band', () => {
    const shown = body({
      charts: [chart({ noBand: '2 earlier releases, 3 needed' })],
      errorsUnknown: 'Sentry cannot be reached.',
      supportCases: { kind: 'unknown', detail: 'No source tells of support cases.' },
    });
    const awaited = [{ sourceId: 'metrics', entity: 'latency' }];
    const text = watchMarkdown(record({ body: shown, awaited }));
    const gaps = text.slice(text.indexOf('## Data gaps'));
    expect(gaps).toContain('- Error rate: no band of earlier releases, 2 earlier releases, 3 needed');
    expect(gaps).toContain('- Sentry cannot be reached.');
    expect(gaps).toContain('- Still waiting for metrics: latency');
    expect(text).toContain('## Support cases\n\nNo source tells of support cases.');
  });

  test('a release without a deployment, a baseline or any figure still makes a record', () => {
    const shown = body({ release: release('3.0.0', null), phase: null, charts: [], forecast: 'Not yet.' });
    const text = watchMarkdown(record({ body: shown }));
    expect(text).toContain('- No deployment was seen.');
    expect(text).toContain('- Forecast: Not yet.');
    expect(text).toContain('## Figures\n\nNone is known.');
    expect(text).not.toMatch(/NaN|undefined|null/);
  });
});

describe('the log of a watch', () => {
  const signals = [
    signal('checks', 'failing', { grade: 'bad', sinceMs: startedAtMs + 3 * hour }),
    signal('latency', 'holding', { sinceMs: startedAtMs + hour }),
    signal('cases', 'raised', { grade: 'uneasy' }),
    signal('serving', 'rolled back', { grade: 'uneasy', sinceMs: startedAtMs + 5 * hour }),
  ];

  test('is in the order of time, with who did what, and without what is calm or undated', () => {
    const shown = body({ signals, release: { ...watched, rolledBackAtMs: startedAtMs + 5 * hour } });
    const entries = logEntries({ body: shown, calls: [call], ticked: [tick], display });
    expect(entries.map(({ text, by }) => plain(`${text} | ${by}`))).toEqual([
      'Deployed | ',
      'Smoke suite: done | Grace',
      'Call at 1 h: roll back | Ada',
      'checks: failing | ',
      'Taken back | ',
    ]);
  });

  test('is empty where no deployment was seen and nobody did anything', () => {
    const shown = body({ signals, release: release('3.0.0', null) });
    expect(logEntries({ body: shown, calls: [], ticked: [], display })).toEqual([]);
  });
});
