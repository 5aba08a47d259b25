import { Component, type ReactNode } from 'react';
import { Notice } from './Notice.tsx';

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
    return (
      <Notice
        kind="failed"
        sentence={`${this.props.name} could not be drawn.`}
        hint={`This is a fault of Holdfast, not of your data: ${failure.message}. Loading the page again may help.`}
      />
    );
  }
}
