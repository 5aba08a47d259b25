/** One word of the glossary. `id` is its address: /glossary#error-budget. */
export interface GlossaryEntry {
  readonly id: string;
  readonly term: string;
  /** Plain sentences, one per paragraph. */
  readonly meaning: readonly string[];
}
