import type { PluginOption } from 'vite';

// These run inside the service worker, as text: they must not refer to anything around them.
const noLongWait = {
  // A server that hangs is no server. Workbox has a limit for this kind of route only beside a cache of pages.
  requestWillFetch: async ({ request }: { readonly request: Request }) =>
    new Request(request, { signal: AbortSignal.timeout(8000) }),
};

const goodAnswer = {
  // A gateway's "502" is as good as no answer; a refusal (401, 403) is one that people should see.
  fetchDidSucceed: async ({ response }: { readonly response: Response }) => {
    if (response.status >= 500) throw new Error(`HTTP ${response.status}`);
    return response;
  },
};

/**
 * The service worker that boots Holdfast without a server: it holds the built files, and nothing of `/api/`.
 *
 * - Pages come from the network, so that a reload shows what is served now; where no good answer comes within seconds, the
 *   page of the last complete deployment stands in. Answering with it at once would show each deployment one reload late.
 * - Its own files stay until its successor takes over, which it does when the page reloads: a page that is open while a new
 *   version is deployed still finds the files that the server has deleted.
 */
export async function serviceWorker(): Promise<PluginOption> {
  // Loaded for builds only: its tools cost every test run half a second.
  const { VitePWA } = await import('vite-plugin-pwa');
  return VitePWA({
    filename: 'sw.js',
    registerType: 'prompt',
    injectRegister: false,
    includeAssets: [],
    includeManifestIcons: false,
    manifest: {
      name: 'Holdfast',
      short_name: 'Holdfast',
      description: 'Is the release holding, and did the fix hold?',
      display: 'standalone',
      background_color: '#f8f5f1',
      theme_color: '#f8f5f1',
      icons: [{ src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    },
    workbox: {
      globPatterns: ['index.html', 'theme.js', 'favicon.svg', 'assets/**/*.{js,css,woff2}'],
      globIgnores: ['**/demo.worker-*', '**/mockServiceWorker.js'],
      // Their names carry hashes.
      dontCacheBustURLsMatching: /\/?assets\//,
      maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      directoryIndex: null,
      navigateFallback: null,
      cleanupOutdatedCaches: true,
      clientsClaim: true,
      skipWaiting: false,
      sourcemap: false,
      inlineWorkboxRuntime: true,
      runtimeCaching: [
        {
          urlPattern: ({ request, url }) => request.mode === 'navigate' && !url.pathname.includes('/api/'),
          handler: 'NetworkOnly',
          options: {
            precacheFallback: { fallbackURL: 'index.html' },
            plugins: [noLongWait, goodAnswer],
          },
        },
        {
          urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('/holdfast.json'),
          handler: 'NetworkFirst',
          options: {
            cacheName: 'holdfast-settings',
            networkTimeoutSeconds: 5,
            cacheableResponse: { statuses: [200] },
            plugins: [goodAnswer],
          },
        },
      ],
    },
  });
}
