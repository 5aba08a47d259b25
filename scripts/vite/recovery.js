// Stands inside index.html, because the code that mends a failed start must not sit in the file that failed to load.
// No module, no import: it runs before anything else, in any browser that could run the rest.
(() => {
  const KEY = 'holdfast.recovery';
  const WAITS_S = [3, 10, 30, 120, 300];
  const HOUR_MS = 3600000;
  const DRAWN_WITHIN_MS = 60000;
  let drawn = false;
  let recovering = false;

  // Where the browser denies storage, the window's name outlives a reload, too.
  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY) || '[]');
    } catch {
      try {
        return JSON.parse(window.name || '[]');
      } catch {
        return [];
      }
    }
  };
  const write = (times) => {
    const text = JSON.stringify(times);
    try {
      sessionStorage.setItem(KEY, text);
    } catch {
      window.name = text;
    }
  };
  const tries = () => {
    const times = read();
    const recent = Array.isArray(times) ? times.filter((time) => Date.now() - time < HOUR_MS) : [];
    return recent.slice(-20);
  };

  // A reload without a server ends on the browser's own error page, from which nothing comes back.
  const serverAnswers = async () => {
    try {
      const answer = await fetch('%BASE%version.json?t=' + Date.now(), {
        cache: 'no-store',
        signal: AbortSignal.timeout(10000),
      });
      return answer.ok;
    } catch {
      return false;
    }
  };

  // A service worker that takes what is asked and never answers: only its own script is still asked past it.
  const workerIsStuck = async () => {
    try {
      if (!navigator.serviceWorker?.controller) return false;
      const worker = await navigator.serviceWorker.getRegistration();
      const late = new Promise((_, fail) => setTimeout(fail, 10000));
      await Promise.race([worker.update(), late]);
      return true;
    } catch {
      return false;
    }
  };

  // Once an hour, or when it is known to be at fault: a service worker or a cache that holds half a deployment is passed by.
  const bypassCaches = async () => {
    try {
      const workers = (await navigator.serviceWorker?.getRegistrations()) || [];
      await Promise.all(workers.map((worker) => worker.unregister()));
      const names = (await window.caches?.keys()) || [];
      await Promise.all(names.map((name) => caches.delete(name)));
      const files = [...document.querySelectorAll('script[src], link[rel=modulepreload]')];
      const urls = [location.pathname, ...files.map((file) => file.src || file.href)];
      const options = { cache: 'reload', signal: AbortSignal.timeout(10000) };
      await Promise.all(urls.map((url) => fetch(url, options).catch(() => null)));
    } catch {
      // Then the plain reload has to do.
    }
  };

  const say = (text) => {
    const frame = document.querySelector('.page-frame > div') || document.getElementById('root');
    if (!frame) return;
    let line = document.getElementById('recovery');
    if (!line) {
      line = document.createElement('p');
      line.id = 'recovery';
      line.setAttribute('role', 'alert');
      frame.replaceChildren(line);
    }
    if (line.textContent !== text) line.textContent = text;
  };

  const recover = async () => {
    if (drawn || recovering) return;
    recovering = true;
    for (let waited = 0; !drawn; waited += 1) {
      const before = tries();
      const waitS = WAITS_S[Math.min(Math.max(before.length, waited), WAITS_S.length - 1)];
      say(
        'Holdfast could not be loaded. Trying again in ' +
          (waitS < 60 ? waitS + ' s' : waitS / 60 + ' min') +
          '.',
      );
      await new Promise((done) => setTimeout(done, waitS * 1000 * (1 + Math.random() / 5)));
      if (drawn) return;
      const answers = await serverAnswers();
      const isStuck = !answers && (await workerIsStuck());
      if (!answers && !isStuck) {
        say('Holdfast could not be loaded: its server does not answer.');
        continue;
      }
      write([...before, Date.now()]);
      if (isStuck || before.length === 1) await bypassCaches();
      location.reload();
      return;
    }
  };

  addEventListener(
    'error',
    (event) => {
      const { target } = event;
      // A missing icon stops nothing; a script that fails to load or throws does.
      if (target instanceof HTMLElement && target.tagName !== 'SCRIPT') return;
      void recover();
    },
    true,
  );
  addEventListener('unhandledrejection', () => void recover());
  setTimeout(() => void recover(), DRAWN_WITHIN_MS);

  window.holdfastDrawn = () => {
    drawn = true;
    document.getElementById('recovery')?.remove();
    // A start that came after failed ones is remembered until the hour is over: one that only looks well ends up here again.
  };
})();
