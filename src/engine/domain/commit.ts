/** A change that went into a release, as its source tells it. */
export interface Commit {
  readonly sourceId: string;
  /** The release asked about, in the source's spelling. */
  readonly releaseName: string;
  readonly sha: string;
  /** First line of the message. */
  readonly title: string;
  readonly author: string | null;
  readonly atMs: number | null;
  /** Paths of the files it changed, where the source tells them; empty = not told. */
  readonly files: readonly string[];
  /** Keys of tickets named in the message ("SHOP-412"). */
  readonly ticketKeys: readonly string[];
  readonly url: string | null;
}
