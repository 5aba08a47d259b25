import { Component, type ReactNode } from 'react';
import controls from '../controls/controls.module.css';
import { Notice } from './Notice.tsx';

/** How browsers (Chromium and Firefox, Safari) and Vite say that a file of the page cannot be had. */
const MISSING_FILE = /dynamically imported module|importing a module script failed|unable to preload css/i;

interface PanelBoundaryProps {
  /** What this panel is, for the sentence: "The release lane". */
  readonly name: string;
  /** A new value gives the panel another try: the answer it draws. */
  readonly attempt?: unknown;
  readonly children: ReactNode;
}

interface PanelBoundaryState {
  readonly failure: Error | null;
  readonly attempt: unknown;
}

/** Keeps a fault in one panel from taking the page: the others go on. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { failure: null, attempt: this.props.attempt };

  static getDerivedStateFromError(error: unknown): Partial<PanelBoundaryState> {
    return { failure: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(
    { attempt }: PanelBoundaryProps,
    state: PanelBoundaryState,
  ): Partial<PanelBoundaryState> | null {
    return attempt === state.attempt ? null : { failure: null, attempt };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === null) return this.props.children;
    const { name, attempt } = this.props;
    if (MISSING_FILE.test(failure.message)) {
      return (
        <Notice
          kind="failed"
          sentence={`${name} could not be loaded.`}
          hint="Either the server does not answer now, or it has a newer version of Holdfast without the file that this page needs. Load the page again."
        >
          <button type="button" className={controls.button} onClick={() => location.reload()}>
            Reload
          </button>
        </Notice>
      );
    }
    return (
      <Notice
        kind="failed"
        sentence={`${name} could not be drawn.`}
        hint={`This is a fault of Holdfast, not of your data: ${failure.message}. ${attempt === undefined ? 'Loading the page again may help.' : 'It is tried again with the next answer.'}`}
      />
    );
  }
}
