import type { TrendsBody } from '../../engine/answers/trendsBody.ts';
import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { READY } from '../../ui/charts/chartState.ts';
import { HeatStrip, type HeatRow } from '../../ui/charts/HeatStrip.tsx';
import type { Display } from '../../ui/format/display.ts';
import { heatSentence } from './heatSentence.ts';
import { versionOf } from './trendsSentence.ts';

/** Error rate of every release by the time since it began, the newest on top. */
export function FirstHours({ body, display }: { body: TrendsBody; display: Display }) {
  const { go } = useAddress();
  const tables = usePreferences((preferences) => preferences.tables);
  const { heat, releases } = body;
  const states = new Map(releases.map(({ release, verdict }) => [release.id, verdict?.state ?? null]));
  const rows = heat.rows.toReversed().map(({ releaseId, value, denominator }): HeatRow => {
    const state = states.get(releaseId) ?? null;
    const label = versionOf(releases, releaseId);
    return { key: releaseId, label, value, denominator, ...(state === null ? {} : { verdict: state }) };
  });
  const isEmpty = heat.rows.every(({ value }) => value.every((one) => one === null));
  return (
    <HeatStrip
      title="Error rate by time since release"
      of="% of requests"
      unit="ratio"
      counted="requests"
      edgesMs={heat.edgesMs}
      rows={rows}
      sentence={heatSentence(body, display)}
      state={isEmpty ? { kind: 'empty', sentence: 'No source has told requests of these releases.' } : READY}
      display={display}
      tables={tables}
      onTables={(open) => setPreferences({ tables: open })}
      onOpen={(releaseId) => go({ screen: 'release', releaseId })}
    />
  );
}
