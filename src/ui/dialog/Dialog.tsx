import { useLayoutEffect, useRef, type ReactNode } from 'react';
import controls from '../controls/controls.module.css';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** False where the content begins with a field that says the same. */
  readonly showTitle?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small sheet over the page. The browser keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, showTitle = true, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing gives the focus back; after the removal it would be too late.
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={title}
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.sheet}>
        {showTitle && (
          <header className={styles.head}>
            <h2>{title}</h2>
            <button type="button" className={controls.button} onClick={onClose}>
              Close
            </button>
          </header>
        )}
        {children}
      </div>
    </dialog>
  );
}
