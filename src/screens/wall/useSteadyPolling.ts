import { useEffect } from 'react';
import { currentHost } from '../../host/startHost.ts';

/** A wall goes on asking when the browser takes it for hidden; at its own pace where its address gives one. */
export function useSteadyPolling(everySeconds: number | null): void {
  useEffect(() => {
    const host = currentHost();
    // After the host's own listener, which lets polling rest in hidden pages.
    const stayAwake = (): void => host.setVisible(true);
    stayAwake();
    document.addEventListener('visibilitychange', stayAwake);
    host.setPace(everySeconds === null ? null : everySeconds * 1_000);
    return () => {
      document.removeEventListener('visibilitychange', stayAwake);
      host.setPace(null);
      host.setVisible(document.visibilityState === 'visible');
    };
  }, [everySeconds]);
}
