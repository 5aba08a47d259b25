import { useLayoutEffect, useRef } from 'react';
import { useAnswer } from '../../host/useAnswer.ts';
import { useNow } from '../../host/useNow.ts';
import type { ReceiptTarget } from '../../selection/selection.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useDisplay } from '../../selection/useDisplay.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { Skeleton } from '../../ui/states/Skeleton.tsx';
import { Receipt } from './Receipt.tsx';
import styles from './ReceiptDialog.module.css';

/** How a figure came about. Open while the address names one, so that a receipt can be sent to somebody. */
export function ReceiptDialog({ target }: { target: ReceiptTarget }) {
  const { closeReceipt } = useAddress();
  const display = useDisplay();
  const nowMs = useNow(5_000);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing returns the focus to the figure that opened it; after the removal it would be too late.
    return () => element?.close();
  }, []);
  const state = useAnswer({ kind: 'receipt', view: useJudgedView(), ...target });
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="receipt-title"
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        closeReceipt();
      }}
    >
      <div className={styles.sheet}>
        <button type="button" className={styles.close} onClick={closeReceipt}>
          Close
        </button>
        <PanelBoundary name="The receipt" attempt={state}>
          {state.status === 'loading' && (
            <>
              <h2 id="receipt-title">Receipt</h2>
              <Skeleton rows={4} label="Fetching the receipt" />
            </>
          )}
          {state.status === 'failed' && (
            <>
              <h2 id="receipt-title">Receipt</h2>
              <Notice kind="failed" sentence={state.sentence} hint={state.hint} />
            </>
          )}
          {state.status === 'answered' && !state.answer.body.found && (
            <>
              <h2 id="receipt-title">No such figure</h2>
              <Notice
                kind="empty"
                sentence={`There is no figure "${target.kpi}" of ${target.releaseId}.`}
                hint="The link may be old, or the release is not known in this environment."
              />
            </>
          )}
          {state.status === 'answered' && state.answer.body.found && (
            <Receipt receipt={state.answer.body} nowMs={nowMs} display={display} />
          )}
        </PanelBoundary>
      </div>
    </dialog>
  );
}
