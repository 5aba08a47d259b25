import { useEffect } from 'react';
import { currentHost } from '../../host/startHost.ts';

/** A wall goes on asking when the browser takes it for hidden, and asks again at its own pace where it is given one. */
export function useSteadyPolling(everySeconds: number | null): void {
  useEffect(() => {
    const host = currentHost();
    // After the host's own listener, which lets polling rest in hidden pages.
    const stayAwake = (): void => host.setVisible(true);
    stayAwake();
    document.addEventListener('visibilitychange', stayAwake);
    const timer = everySeconds === null ? null : setInterval(() => host.refresh(), everySeconds * 1_000);
    return () => {
      document.removeEventListener('visibilitychange', stayAwake);
      if (timer !== null) clearInterval(timer);
      host.setVisible(document.visibilityState === 'visible');
    };
  }, [everySeconds]);
}
