import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { ReactElement } from 'react';
import type { WatchChart } from '../../src/engine/answers/watchBody.ts';
import type { Reading, ReadingInput, UnknownReason } from '../../src/engine/domain/reading.ts';
import { PlainReading } from '../../src/screens/compare/PlainReading.tsx';
import { KpiTile } from '../../src/screens/wall/KpiTile.tsx';
import { OverviewBoard } from '../../src/screens/wall/OverviewBoard.tsx';
import { Figure } from '../../src/ui/figure/Figure.tsx';
import { known, nowMs, release } from './sampleAnswers.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const MINUTE = 60_000;

const inputs = (ageMs: number): ReadingInput[] => [
  { sourceId: 'metrics', entity: 'requests', key: 'k', asOfMs: nowMs - ageMs, everyMs: MINUTE },
];
const aged = (ageMs: number): Reading => ({ ...known(0.0031, 'ratio'), inputs: inputs(ageMs) });
const unknown = (reason: UnknownReason): Reading => ({
  kind: 'unknown',
  reason,
  detail: 'One sentence.',
  inputs: [],
});

/** All that a figure can be, and the words that tell it from the others. */
const states: Readonly<Record<string, { readonly reading: Reading; readonly says: RegExp }>> = {
  zero: { reading: { ...known(0, 'ratio'), inputs: inputs(0) }, says: /\b0 %/ },
  fresh: { reading: aged(0), says: /0\.31 %/ },
  late: { reading: aged(3 * MINUTE), says: /0\.31 %.*3 min old/ },
  stale: { reading: aged(22 * MINUTE), says: /0\.31 %.*22 min old/ },
  awaited: { reading: unknown('awaited'), says: /awaited/ },
  'no data': { reading: unknown('no-data'), says: /no data/ },
  'too little': { reading: unknown('too-little-data'), says: /too little data/ },
  failed: { reading: unknown('source-failed'), says: /source failed/ },
  'not set up': { reading: unknown('not-configured'), says: /not set up/ },
  'not comparable': { reading: unknown('not-comparable'), says: /not comparable/ },
};

const change = (reading: Reading) =>
  ({
    kind: 'known',
    difference: 0.001,
    ratio: 1.5,
    baseline: { ...known(0.002, 'ratio') },
    reading,
  }) as const;

function chart(reading: Reading): WatchChart {
  return {
    id: 'error-rate',
    kpi: 'error-rate',
    journey: null,
    label: 'Error rate',
    unit: 'ratio',
    axis: 'from-zero',
    lines: [],
    band: null,
    noBand: null,
    figure: { kpi: 'error-rate', journey: null, reading, change: change(reading) },
    judged: { state: 'regressed', reason: '' },
    onsetSinceMs: null,
  };
}

const figure = { kpi: 'error-rate', journey: null };
const places: Readonly<Record<string, (reading: Reading) => ReactElement>> = {
  'a figure of the overview': (reading) => (
    <Figure
      label="Error rate"
      of="Shop 2.15.0"
      against="2.14.1"
      size="cell"
      onOpen={() => undefined}
      {...{ reading, change: change(reading), nowMs, display }}
    />
  ),
  'a figure of a release': (reading) => (
    <Figure
      label="Error rate"
      of="Shop 2.15.0"
      against="2.14.1"
      size="panel"
      onOpen={() => undefined}
      {...{ reading, change: change(reading), nowMs, display }}
    />
  ),
  'a value of a comparison': (reading) => (
    <PlainReading against="2.14.1" {...{ reading, change: change(reading), nowMs, display }} />
  ),
  'a tile of the wall': (reading) => (
    <KpiTile
      chart={chart(reading)}
      postReleaseMs={72 * 60 * MINUTE}
      awaiting={false}
      {...{ nowMs, display }}
    />
  ),
  'a row of the wall': (reading) => (
    <OverviewBoard
      body={{
        headline: null,
        releases: [
          {
            release: release('2.15.0', 3),
            verdict: { state: 'regressed', reason: '', data: reading.inputs },
            errorRate: { ...figure, reading, change: change(reading) },
            transactionSuccess: { ...figure, reading: aged(0), change: change(reading) },
          },
        ],
        failures: [],
        sources: [],
        defects: { kind: 'unknown', reason: 'no-data', detail: '' },
        heat: null,
        postReleaseMs: 72 * 60 * MINUTE,
      }}
      {...{ nowMs, display }}
    />
  ),
};

const textOf = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();
const glyphsOf = (html: string): string => [...html.matchAll(/data-reason="[^"]+"/g)].join(' ');

describe.each(Object.entries(places))('%s', (_, draw) => {
  const drawn = (state: keyof typeof states): string => {
    const { reading } = states[state] ?? {};
    if (reading === undefined) throw new Error(`no state ${state}`);
    return renderToStaticMarkup(draw(reading));
  };

  test.each(Object.entries(states))('says that it is %s', (state, { says }) => {
    expect(textOf(drawn(state))).toMatch(says);
  });

  test('tells all states apart, by words, and those without a figure by their shape too', () => {
    const all = Object.keys(states).map((state) => drawn(state));
    expect(new Set(all.map(textOf)).size).toBe(all.length);
    const withoutFigure = Object.entries(states).filter(([, { reading }]) => reading.kind === 'unknown');
    const shapes = withoutFigure.map(([state]) => glyphsOf(drawn(state)));
    expect(new Set(shapes).size).toBe(withoutFigure.length);
  });

  test('claims no change of a figure that is too old, and marks its age with hatch and clock', () => {
    expect(textOf(drawn('fresh'))).toContain('+0.10 pp');
    const old = drawn('stale');
    expect(textOf(old).split('22 min old')[0]).not.toContain('+0.10 pp');
    expect(old).toContain('data-age="stale"');
    expect(old).toContain('data-reason="stale"');
    expect(drawn('late')).toContain('data-age="late"');
  });
});

test('a tile of the wall that is too old takes its alarm back', () => {
  const tile = (ageMs: number): string =>
    renderToStaticMarkup(
      <KpiTile
        chart={chart(aged(ageMs))}
        postReleaseMs={72 * 60 * MINUTE}
        awaiting={false}
        {...{ nowMs, display }}
      />,
    );
  expect(tile(0)).toContain('data-state="regressed"');
  expect(tile(22 * MINUTE)).not.toContain('data-state="regressed"');
  expect(textOf(tile(22 * MINUTE))).toContain('no verdict, data 22 min old');
});

test('a tile of the wall does not call a comparison that is awaited none', () => {
  const alone: WatchChart = {
    ...chart(aged(0)),
    figure: { ...figure, reading: aged(0), change: { kind: 'unknown', detail: 'No earlier release.' } },
  };
  const says = (awaiting: boolean): string =>
    textOf(
      renderToStaticMarkup(
        <KpiTile chart={alone} postReleaseMs={72 * 60 * MINUTE} {...{ awaiting, nowMs, display }} />,
      ),
    );
  expect(says(true)).toContain('comparison awaited');
  expect(says(false)).toContain('no comparison');
});
