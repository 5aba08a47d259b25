import { describe, expect, test } from 'vitest';
import type { KpiEvidence } from '../../../src/engine/answers/releaseVerdict.ts';
import { evidenceLine, evidenceSentence, readLook } from '../../../src/screens/release/evidenceSentence.ts';
import { momentText, unprovable, verdictFacts } from '../../../src/screens/release/verdictFacts.ts';
import { verdictNotes } from '../../../src/screens/release/verdictNotes.ts';
import { kpiVerdict } from '../sampleAnswers.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const hour = 3_600_000;
const startedAtMs = Date.UTC(2026, 10, 20, 9, 21);

const evidence: KpiEvidence = {
  kpi: 'error-rate',
  alarmAt: Math.log(40),
  strata: [],
  looks: [
    { atMs: startedAtMs + hour, logE: 0, logNoWorse: 0, estimate: null, low: null, high: null },
    { atMs: startedAtMs + 2 * hour, logE: Math.log(54), logNoWorse: 0, estimate: 2.1, low: 1.4, high: 3.2 },
    { atMs: startedAtMs + 3 * hour, logE: Math.log(31), logNoWorse: 0, estimate: 1.9, low: 1.4, high: 2.6 },
  ],
};
const line = evidenceLine(evidence, startedAtMs);
const regressed = kpiVerdict('error-rate', {
  state: 'regressed',
  ratio: { estimate: 1.9, low: 1.4, high: 2.6 },
  decidedAtMs: startedAtMs + 2 * hour,
  onsetAtMs: startedAtMs + hour,
});
const facts = (kpi: typeof regressed) =>
  verdictFacts({ kpi, evidence, startedAtMs, display }).map(([term, fact]) => `${term}: ${plain(fact)}`);

describe('evidence in words', () => {
  test('tells the ratio with its interval, where the evidence stands, its height and the alarm', () => {
    expect(plain(evidenceSentence(regressed, evidence, line, display))).toBe(
      '×1.90 as many failed requests as the baseline (1.40 to 2.60). The evidence of harm is 31; 1 speaks ' +
        'neither way. It was highest, 54, at T+ 2 h. The alarm line was passed (40). The likely onset is marked.',
    );
  });

  test('before there is a ratio it claims none', () => {
    const early = kpiVerdict('error-rate', { state: 'too-early' });
    const first = { ...evidence, looks: evidence.looks.slice(0, 1) };
    expect(plain(evidenceSentence(early, first, evidenceLine(first, startedAtMs), display))).toBe(
      'No ratio can be told yet. The evidence of harm is 1; 1 speaks neither way. It was highest, 1, at T+ 1 h. ' +
        'The alarm line was not reached (40).',
    );
  });

  test('reads one look at a time; between two looks the one before counts', () => {
    expect(plain(readLook(line, hour, display))).toBe('T+ 1 h: no ratio yet, evidence 1');
    expect(plain(readLook(line, 2.5 * hour, display))).toBe(
      'T+ 2 h 30 min: ×2.10 (1.40 to 3.20), evidence 54',
    );
    expect(plain(readLook(line, 0, display))).toBe('T+0: no ratio yet, not judged');
  });
});

describe('what a verdict stands on', () => {
  test('names baseline, ratio, moments, spread and its share of the alarms', () => {
    expect(facts(regressed)).toEqual([
      'Held against: 2.13.0, serving at the same time',
      'Now: ×1.90 as many failed requests (1.40 to 2.60)',
      'Decided at: T+ 2 h (20 Nov 2026, 11:21 UTC)',
      'Likely onset: T+ 1 h (20 Nov 2026, 10:21 UTC)',
      'Spread: 1 times that of independent errors, measured before the watch',
      'Share of alarms: 30 % of the false alarms allowed per release; alarm at an evidence of 40',
      'Judged up to: T+ 39 min (20 Nov 2026, 10:00 UTC)',
    ]);
  });

  test('too early: when it can be judged, as a range', () => {
    const early = kpiVerdict('error-rate', {
      state: 'too-early',
      judgeableIn: { lowHours: 3.1, highHours: 5.9 },
    });
    expect(facts(early)).toContain('Can be judged: in 3 to 6 h at this traffic');
  });

  test('against history: what cannot be proved', () => {
    const history = kpiVerdict('error-rate', { baseline: 'history', smallestProvableRatio: 1.56 });
    expect(facts(history).find((fact) => fact.startsWith('Cannot prove'))).toMatch(
      /A rise below ×1\.56 cannot/,
    );
    expect(unprovable(null, display)).toMatch(/^A small rise cannot be told/);
  });

  test('an onset in the hour before the release is its start', () => {
    expect(momentText(startedAtMs - 21 * 60_000, startedAtMs, display)).toBe('its start');
  });

  test('a caveat is said once, with its KPI where it does not hold for all', () => {
    const spread = 'Spread assumed.';
    const kpis = [
      kpiVerdict('error-rate', { notes: [spread, 'Left out.'] }),
      kpiVerdict('latency-p95', { notes: [spread] }),
    ];
    expect(verdictNotes(kpis)).toEqual([spread, 'Error rate: Left out.']);
  });
});
