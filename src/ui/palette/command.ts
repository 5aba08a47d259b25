/** Something the palette can do. */
export interface Command {
  readonly id: string;
  /** "Watch Shop 2.15.0" */
  readonly label: string;
  /** What tells it apart: a date, the state it has now. */
  readonly note: string | null;
  /** Keys that do the same without the palette. */
  readonly keys: string | null;
  readonly group: string;
  /** False = only found by typing: there are too many of its kind to list. */
  readonly listed: boolean;
  readonly run: () => void;
}
