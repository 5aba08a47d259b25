/** One source as written in holdfast.json; `settings` has passed the vendor's own schema, which decodes it on connecting. */
export interface SourceSettings {
  readonly id: string;
  readonly label: string;
  readonly vendor: string;
  /** Base URL: a same-origin proxy path such as '/api/metrics/', or a full URL for sources that need no credentials. */
  readonly url: string;
  /** Base address of the vendor's own screens for links, or null. */
  readonly screenUrl: string | null;
  readonly settings: unknown;
}
