/**
 * A day on the wall, in a real Chromium, against the demo's company behind a server: what is held hour by hour. Twice: opened
 * at 03:00, so that no scheduled reload falls into the 24 hours, and opened at 10:00, with the reload at about four at night.
 * Run: npm run bench -- soak.bench (takes about half an hour; a number of hours as HOLDFAST_SOAK_HOURS makes it shorter)
 */
import { HOUR_MS } from '../src/engine/domain/time.ts';
import { growthOf, SETTLED_AFTER_MS, spreadOf } from '../tests/e2e/soakFigures.ts';
import { soakOrder } from '../tests/e2e/soakOrder.ts';
import { openSoakWall, type SoakSample } from '../tests/e2e/soakWall.ts';

const HOURS = Number(process.env['HOLDFAST_SOAK_HOURS'] ?? 24);
const MOST_GROWTH = 0.02;
const MB = 1e6;

interface Run {
  readonly samples: readonly SoakSample[];
  readonly faults: readonly string[];
}

/** Sampled where the same view is shown, once an hour. */
async function soak(firstHour: number): Promise<Run> {
  const wall = await openSoakWall(soakOrder({ firstHour, refreshSeconds: 35 }));
  const samples: SoakSample[] = [];
  try {
    for (let hour = 0; hour <= HOURS; hour += 1) {
      if (hour > 0) await wall.run(HOUR_MS);
      const sample = await wall.sample();
      samples.push(sample);
      console.log(hourRow(sample));
    }
    return { samples, faults: [...wall.faults] };
  } finally {
    await wall.stop();
  }
}

const columns = [
  'hour',
  'refreshes',
  'loads',
  'page MB',
  'engine MB',
  'nodes',
  'listeners',
  'documents',
  'entries',
];
const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(11)).join('');

function hourRow(sample: SoakSample): string {
  const { atMs, refreshes, loads, pageBytes, engineBytes, nodes, listeners, documents, entries } = sample;
  const megabytes = [pageBytes, engineBytes].map((bytes) => (bytes / MB).toFixed(2));
  const counts = [nodes, listeners, documents, entries].map(String);
  return row([(atMs / HOUR_MS).toFixed(1), String(refreshes), String(loads), ...megabytes, ...counts]);
}

function report({ samples, faults }: Run): void {
  const settled = samples.filter(({ atMs }) => atMs >= SETTLED_AFTER_MS - 1);
  const line = (what: string, goal: string, figure: string, pass: boolean): void =>
    console.log(`${what.padEnd(34)}${goal.padEnd(16)}${figure.padEnd(38)}${pass ? 'pass' : 'NOT REACHED'}`);
  console.log('');
  const last = samples.at(-1);
  line(
    'refreshes',
    '≥ 2,000 a day',
    String(last?.refreshes ?? 0),
    (last?.refreshes ?? 0) >= 2_000 * (HOURS / 24),
  );
  for (const [what, bytesOf] of [
    ['page', (sample: SoakSample) => sample.pageBytes],
    ['engine', (sample: SoakSample) => sample.engineBytes],
    ['page and engine', (sample: SoakSample) => sample.pageBytes + sample.engineBytes],
  ] as const) {
    const { slope, share } = growthOf(settled, bytesOf);
    const perThousand = `${(slope / MB).toFixed(3)} MB per 1,000 refreshes`;
    line(
      `heap of ${what}, from hour 2 on`,
      '< 2 %',
      `${(share * 100).toFixed(2)} %, ${perThousand}`,
      share < MOST_GROWTH,
    );
  }
  for (const name of ['nodes', 'listeners', 'documents', 'entries'] as const) {
    const { share } = growthOf(settled, (sample) => sample[name]);
    const spread = spreadOf(settled, (sample) => sample[name]);
    line(name, '< 2 %', `${(share * 100).toFixed(2)} %, at most ${spread} apart`, share < MOST_GROWTH);
  }
  line('errors', 'none', String(faults.length), faults.length === 0);
  for (const fault of faults.slice(0, 10)) console.log(`  ${fault}`);
}

for (const [title, firstHour] of [
  ['Opened at 03:00: no reload within the day', 3],
  ['Opened at 10:00: reloads by itself at about 04:00', 10],
] as const) {
  console.log(`\n${title}\n${row(columns)}`);
  report(await soak(firstHour));
}
