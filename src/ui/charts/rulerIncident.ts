/** An incident on the T+ ruler. */
export interface RulerIncident {
  readonly key: string;
  readonly label: string;
  /** Time since T+0; may lie before it. */
  readonly sinceMs: number;
  /** null = still open. */
  readonly untilMs: number | null;
  /** Small print: severity, how it is tied to the release. */
  readonly note: string;
  readonly href: string | null;
}
