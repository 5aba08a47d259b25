/** How text is made for this reader: a parameter of every formatter, so that tests and the wall may differ. */
export interface Display {
  /** BCP 47, e.g. 'en-GB'. */
  readonly locale: string;
  /** IANA name, e.g. 'Europe/Berlin'. */
  readonly timeZone: string;
}

export type Locale = Pick<Display, 'locale'>;
