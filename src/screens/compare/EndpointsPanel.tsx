import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';
import { CompareForest } from './CompareForest.tsx';
import { Panel } from '../../ui/panel/Panel.tsx';
import type { Compared } from './compareTypes.ts';
import styles from './CompareView.module.css';

interface EndpointsPanelProps {
  readonly body: Compared;
  readonly nowMs: number;
  readonly display: Display;
}

/** Failed requests of each endpoint; those that changed most in number come first. */
export function EndpointsPanel({ body, nowMs, display }: EndpointsPanelProps) {
  const { endpoints, endpointsUnknown, endpointsLeftOut } = body;
  return (
    <Panel title="By endpoint" aside="failed requests, largest change in their number first">
      {endpointsUnknown === null ? (
        <CompareForest
          {...{ body, nowMs, display }}
          caption="By endpoint"
          rowHead="Endpoint"
          rows={endpoints}
        />
      ) : (
        <p className={styles.none}>Not known: {endpointsUnknown}</p>
      )}
      {endpointsLeftOut > 0 && (
        <p className={styles.method}>
          {counted(endpointsLeftOut, 'endpoint', display)} with less change are not shown.
        </p>
      )}
    </Panel>
  );
}
