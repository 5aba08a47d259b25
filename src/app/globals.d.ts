/** False in a build with HOLDFAST_DEMO=off, so that everything behind it is left out. */
declare const __DEMO__: boolean;

/** The package's version and, from a checkout, its commit. */
declare const __APP_VERSION__: string;

interface Window {
  /** Tells the script in index.html that the page has been drawn; absent while developing. */
  readonly holdfastDrawn?: () => void;
}
