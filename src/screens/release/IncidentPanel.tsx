import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { READY } from '../../ui/charts/chartState.ts';
import { IncidentRuler } from '../../ui/charts/IncidentRuler.tsx';
import type { Display } from '../../ui/format/display.ts';
import type { FoundRelease } from './foundRelease.ts';
import { IncidentList } from './IncidentList.tsx';
import { incidentsOnRuler, incidentsSentence } from './incidentsOnRuler.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';

interface IncidentPanelProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

/** Incidents tied to this release, when they were, how long, and how they were tied to it. */
export function IncidentPanel({ body, nowMs, display }: IncidentPanelProps) {
  const tables = usePreferences((preferences) => preferences.tables);
  const { incidents, release, postReleaseMs } = body;
  const { startedAtMs } = release;
  const bars = startedAtMs === null ? [] : incidentsOnRuler(incidents, startedAtMs);
  return (
    <Panel id="incidents" title="Incidents">
      {incidents.length === 0 && <p className={text.none}>{noIncidents(body)}</p>}
      {startedAtMs !== null && bars.length > 0 && (
        <IncidentRuler
          title="When users bore them"
          incidents={bars}
          postReleaseMs={postReleaseMs}
          nowSinceMs={Math.max(0, nowMs - startedAtMs)}
          sentence={incidentsSentence(incidents, startedAtMs, display)}
          state={READY}
          display={display}
          tables={tables}
          onTables={(open) => setPreferences({ tables: open })}
        />
      )}
      <IncidentList rows={incidents} display={display} />
    </Panel>
  );
}

/** No incident is only good news where every tracker that may hold one has answered. */
function noIncidents({ figures }: FoundRelease): string {
  const reading = figures.find(({ kpi }) => kpi === 'incidents')?.reading;
  return reading?.kind === 'unknown' ? reading.detail : 'No incident was tied to this release.';
}
