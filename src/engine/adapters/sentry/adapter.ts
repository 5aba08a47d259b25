import type { Adapter, AdapterContext, Asking, Capabilities, ConnectedSource } from '../contract.ts';
import type { SentryConnection } from './api.ts';
import { collectCommits } from './commits.ts';
import { collectErrorGroups } from './errorGroups.ts';
import { detectFlavour, type Flavour } from './flavour.ts';
import { probeSentry } from './probe.ts';
import { collectDeployments, collectReleases } from './releases.ts';
import { collectSessions } from './sessions.ts';
import { sentrySettings, type SentrySettings } from './settings.ts';

export const sentry: Adapter<SentrySettings> = {
  id: 'sentry',
  label: 'Sentry',
  offers: ['releases', 'deployments', 'sessions', 'errorGroups', 'commits'],
  settings: sentrySettings,
  connect,
};

function connect(settings: SentrySettings, context: AdapterContext): ConnectedSource {
  const flavourOf = flavourFinder(settings, context);
  const connected = async (asking: Asking): Promise<SentryConnection> => ({
    settings,
    context,
    flavour: await flavourOf(asking),
  });

  const everywhere: Capabilities = {
    releases: async (scope, asking) => collectReleases(await connected(asking), scope, asking),
    deployments: async (scope, asking) => collectDeployments(await connected(asking), scope, asking),
    errorGroups: async (scope, asking) => collectErrorGroups(await connected(asking), scope, asking),
    commits: async (scope, asking) => collectCommits(await connected(asking), scope, asking),
  };
  return {
    capabilities:
      settings.flavour === 'glitchtip'
        ? everywhere
        : {
            ...everywhere,
            sessions: async (scope, asking) => collectSessions(await connected(asking), scope, asking),
          },
    probe: async (asking) => probeSentry(await connected(asking), asking),
  };
}

/** With `auto` the server is asked once; an answer that failed or was given up is asked for again. */
function flavourFinder(
  { flavour }: SentrySettings,
  context: AdapterContext,
): (asking: Asking) => Promise<Flavour> {
  if (flavour !== 'auto') return () => Promise.resolve(flavour);
  let known: Flavour | null = null;
  return async (asking) => {
    known ??= await detectFlavour(context, asking);
    return known;
  };
}
