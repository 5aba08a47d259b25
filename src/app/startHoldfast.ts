import { type ClockSetting } from '../engine/domain/clock.ts';
import { type Host } from '../host/host.ts';
import type { Started } from '../host/message.ts';
import { openEngine, startHost } from '../host/startHost.ts';

/** What the demo bar may do; absent when real sources are read. */
export interface Demo {
  readonly scenario: string;
  readonly scenarios: readonly string[];
  /** Where this visit's story begins, ISO 8601: a link that names it leads into the same story. */
  readonly storyNow: string;
  readonly speed: () => number;
  setSpeed(speed: number): void;
}

export interface Holdfast {
  /** Whether the engine accepted the settings; screens may be drawn before. */
  readonly started: Promise<Started>;
  /** null where there is nothing to ask: the settings could not even be read. */
  readonly host: Host | null;
  readonly demo: Demo | null;
}

const SETTINGS_URL = `${import.meta.env.BASE_URL}holdfast.json`;

/** Reads the settings, starts the demo where they (or `?scenario=`) ask for it, and starts the engine. */
export async function startHoldfast(search: URLSearchParams): Promise<Holdfast> {
  const worker = openEngine();
  const settings = await readSettings();
  if (settings.kind === 'failed') return { started: Promise.resolve(settings), host: null, demo: null };
  const realMs = Date.now();
  const realClock: ClockSetting = { originRealMs: realMs, originVirtualMs: realMs, speed: 1 };
  const scenario = demoScenario(settings.json, search);
  if (!__DEMO__ || scenario === null) {
    const host = startHost(worker, { settings: settings.json, clock: realClock, keepAs: __APP_VERSION__ });
    return { started: host.started, host, demo: null };
  }
  // A worker opened before the service worker controls the page would ask past it, at every reload.
  worker.terminate();
  const { startDemo, scenarioNames } = await import('../../mocks/browser.ts');
  const storyNowMs = demoStart(search, realMs);
  const speed = Number(search.get('speed') ?? '1');
  const clock: ClockSetting = {
    originRealMs: realMs,
    originVirtualMs: storyNowMs,
    speed: Number.isFinite(speed) && speed > 0 && speed <= 600 ? speed : 1,
  };
  const controls = await startDemo({ scenario, seed: 7, storyNowMs, clock });
  const host = startHost(openEngine(), { settings: settings.json, clock, keepAs: null });
  let running = clock;
  return {
    started: host.started,
    host,
    demo: {
      scenario: controls.scenario,
      scenarios: scenarioNames,
      storyNow: new Date(storyNowMs).toISOString(),
      speed: () => running.speed,
      setSpeed(next) {
        running = controls.setSpeed(next, Date.now());
        host.setClock(running);
      },
    },
  };
}

type ReadSettings = { readonly kind: 'read'; readonly json: unknown } | Extract<Started, { kind: 'failed' }>;

async function readSettings(): Promise<ReadSettings> {
  const hint = 'Put a file holdfast.json beside index.html; the README shows one. Then reload.';
  try {
    // Without options: index.html has asked for it already, and only an equal request gets that answer.
    const response = await fetch(SETTINGS_URL);
    if (!response.ok) {
      return { kind: 'failed', sentence: `holdfast.json could not be read (HTTP ${response.status}).`, hint };
    }
    const text = await response.text();
    try {
      return { kind: 'read', json: JSON.parse(text) };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return {
        kind: 'failed',
        sentence: `holdfast.json is not valid JSON: ${said}`,
        hint: 'Mend the file and reload.',
      };
    }
  } catch {
    return { kind: 'failed', sentence: 'holdfast.json could not be read: the server does not answer.', hint };
  }
}

/** The settings' own `demo` key is checked by the engine; here only its presence and the scenario's name matter. */
function demoScenario(settings: unknown, search: URLSearchParams): string | null {
  const asked = search.get('scenario');
  if (typeof settings !== 'object' || settings === null || !('demo' in settings)) return null;
  if (asked !== null) return asked;
  const { demo } = settings;
  const named = typeof demo === 'object' && demo !== null && 'scenario' in demo ? demo.scenario : null;
  return typeof named === 'string' ? named : 'steady';
}

/** Tests and pictures need the same moment each time: `now` names it; people get the present. */
function demoStart(search: URLSearchParams, realMs: number): number {
  const asked = Date.parse(search.get('now') ?? '');
  return Number.isNaN(asked) ? realMs : asked;
}
