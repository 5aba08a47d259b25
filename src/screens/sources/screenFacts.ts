import type { SelfCare } from '../../host/selfCare.ts';
import type { ToldWakeLock } from '../../selection/wakeLock.ts';
import { ageAgo } from '../../ui/format/age.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { megabytes } from '../../ui/format/megabytes.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { SourceFact } from './sourceFacts.ts';

/** Beyond this, ages would be wrong by more than a refresh if they were not corrected. */
const SKEW_WARN_MS = 60_000;
const SKEW_NOISE_MS = 2_000;
/** A wall tells of itself every minute; after this it is taken to be switched off. */
const WALL_GONE_MS = 180_000;

interface Shown {
  readonly care: SelfCare;
  /** By the wall of this browser; null = there has been none. */
  readonly wakeLock: ToldWakeLock | null;
  readonly nowMs: number;
  readonly display: Display;
}

/** How this screen looks after itself, each as a sentence; what is not so says what follows from it. */
export function screenFacts({ care, wakeLock, nowMs, display }: Shown): readonly SourceFact[] {
  const facts = [
    startFact(care.serviceWorker),
    keptFact({ care, nowMs, display }),
    versionFact({ care, nowMs, display }),
    clockFact(care.skewMs, display),
    wakeLockFact({ wakeLock, nowMs, display }),
  ];
  if (care.reloads > 0)
    facts.push(
      calm(`It has loaded itself again ${counted(care.reloads, 'time', display)} within the last hour.`),
    );
  if (care.heldBack !== null)
    facts.push(
      warning(
        `It wants to load itself again because of ${care.heldBack}, and waits: it has done so too often within an hour.`,
      ),
    );
  if (care.engineRestarts > 0)
    facts.push(
      warning(
        `Its engine fell silent and was started anew ${counted(care.engineRestarts, 'time', display)}.`,
      ),
    );
  return facts;
}

function startFact(state: SelfCare['serviceWorker']): SourceFact {
  switch (state) {
    case 'ready':
      return calm('It can start without its server, from the files that this browser keeps.');
    case 'starting':
      return calm('The files that it needs to start without its server are being fetched.');
    case 'refused':
      return warning(
        'It cannot start without its server: this browser keeps no files for it. That needs HTTPS, and service workers allowed.',
      );
    case 'off':
      return calm('It cannot start without its server; in the demo that is not set up.');
  }
}

function keptFact({ care: { kept }, nowMs, display }: Omit<Shown, 'wakeLock'>): SourceFact {
  if (kept === null) return calm('No answers are kept through a reload.');
  if (kept.state === 'refused')
    return warning(
      'This browser refuses to keep answers (its storage is full or forbidden): after a reload, a source that does not answer shows nothing.',
    );
  const saved = kept.savedAtMs === null ? '' : `, saved ${ageAgo(nowMs - kept.savedAtMs, display)}`;
  return calm(
    `${counted(kept.answers, 'answer', display)} (${megabytes(kept.bytes, display)}) would outlive a reload${saved}.`,
  );
}

function versionFact({ care, nowMs, display }: Omit<Shown, 'wakeLock'>): SourceFact {
  if (care.versionCheckedAtMs === null) return calm('The server has not been asked for its version yet.');
  const asked = ageAgo(nowMs - care.versionCheckedAtMs, display);
  return care.newerVersion === null
    ? calm(`It is the version that the server has, asked ${asked}.`)
    : warning(`The server has a newer version, ${care.newerVersion}; asked ${asked}.`);
}

function clockFact(skewMs: number | null, display: Display): SourceFact {
  if (skewMs === null) return calm("This machine's clock has not been compared with the server's yet.");
  const size = Math.abs(skewMs);
  if (size < SKEW_NOISE_MS) return calm("This machine's clock agrees with the server's.");
  const way = skewMs > 0 ? 'behind' : 'ahead of';
  const text = `This machine's clock is ${duration(size, display)} ${way} the server's; times and ages are corrected by that.`;
  return size > SKEW_WARN_MS ? warning(text) : calm(text);
}

function wakeLockFact({ wakeLock, nowMs, display }: Omit<Shown, 'care'>): SourceFact {
  if (wakeLock === null)
    return calm('No wall has been shown in this browser; the display sleeps as its own settings say.');
  const ageMs = nowMs - wakeLock.atMs;
  if (ageMs > WALL_GONE_MS)
    return calm(
      `A wall was shown in this browser until about ${ageAgo(ageMs, display)}; nothing keeps the display on now.`,
    );
  switch (wakeLock.state) {
    case 'off':
      return calm('The display may go dark: nothing keeps it on (wake=on in the address of a wall does).');
    case 'held':
      return calm('The display is kept on by the wall in this browser.');
    case 'waiting':
      return calm('The display is kept on again as soon as its wall is visible.');
    case 'refused':
      return warning('The display may go dark: the browser refuses to keep it on.');
    case 'unsupported':
      return warning('The display may go dark: this browser cannot keep it on, or the page has no HTTPS.');
  }
}

function calm(text: string): SourceFact {
  return { text, warn: false };
}

function warning(text: string): SourceFact {
  return { text, warn: true };
}
