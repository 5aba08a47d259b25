import type { World, WorldRelease, WorldTicket } from '../../world/world.ts';
import { isoText } from './project.ts';

const HOUR_MS = 3_600_000;
/** The newest commit is made so long before the release is created. */
const REVIEW_MS = HOUR_MS / 2;

/** How the tracker spells its keys; services in a tracker without such keys are written "#12". */
const KEY_PREFIX: Readonly<Record<string, string>> = { shop: 'SHOP-', accounts: 'ACC-' };

/** Files that a chore touches rather than a component. */
const CHORE_FILES: Readonly<Record<string, readonly string[]>> = {
  'Update dependencies': ['package.json', 'package-lock.json'],
  'Fix a typo': ['README.md'],
};

const FILES: Readonly<Record<string, readonly string[]>> = {
  checkout: ['PaymentSheet.tsx', 'AddressForm.tsx', 'placeOrder.ts', 'pickUpPoints.ts'],
  basket: ['BasketPage.tsx', 'basketTotals.ts', 'keepBasket.ts'],
  search: ['SearchPage.tsx', 'rankResults.ts', 'suggestSpelling.ts'],
  catalogue: ['ProductPage.tsx', 'categoryCache.ts'],
  login: ['LoginForm.tsx', 'openSession.ts', 'lockout.ts'],
  'sign-up': ['SignUpForm.tsx', 'confirmAddress.ts'],
  profile: ['ProfilePage.tsx', 'changeName.ts'],
  gateway: ['authorise.ts', 'cardNetworks.ts', 'retryPayment.ts'],
  refunds: ['refund.ts', 'refundLimits.ts'],
  ledger: ['postEntry.ts', 'balances.ts'],
};

interface SentryCommit {
  readonly id: string;
  readonly message: string;
  readonly author: string;
  readonly atMs: number;
  readonly files: readonly string[];
}

/** What went into a release, newest first: the announced work names the ticket that it mends. */
function commitsOf(world: World, release: WorldRelease): readonly SentryCommit[] {
  const createdAtMs = (release.deployments[0]?.startedAtMs ?? world.endMs) - 3 * HOUR_MS;
  const mended = world.tickets.filter(
    ({ service, fixVersions, kind }) =>
      service === release.service && kind !== 'task' && fixVersions.includes(release.version),
  );
  return release.commits.map(({ sha, message, author, component }, i) => ({
    id: sha,
    message: messageOf(message, mended[i]),
    author,
    atMs: createdAtMs - REVIEW_MS - i * 7 * HOUR_MS,
    files: CHORE_FILES[message] ?? filesOf(component, sha),
  }));
}

function messageOf(message: string, ticket: WorldTicket | undefined): string {
  if (ticket === undefined) return message;
  const prefix = KEY_PREFIX[ticket.service] ?? '#';
  return `${message}\n\nMends ${prefix}${ticket.number}. Text stays UTF-8.`;
}

/** One to three files of the component, and a test. */
function filesOf(component: string, sha: string): readonly string[] {
  const names = FILES[component] ?? [`${component}.ts`];
  const count = 1 + (Number.parseInt(sha.slice(0, 2), 16) % Math.min(3, names.length));
  const first = Number.parseInt(sha.slice(2, 4), 16) % names.length;
  const chosen = Array.from({ length: count }, (_, i) => names[(first + i) % names.length] ?? '');
  const [tested = ''] = chosen;
  return [
    ...chosen.map((name) => `src/${component}/${name}`),
    `tests/${component}/${tested.replace(/\.tsx?$/, '.test.ts')}`,
  ];
}

export function commitsJson(world: World, release: WorldRelease) {
  return commitsOf(world, release).map(({ id, message, author, atMs }) => ({
    id,
    message,
    dateCreated: isoText(atMs),
    pullRequest: null,
    suspectCommitType: '',
    author: { name: author, email: `${author.toLowerCase().replaceAll(/\W+/g, '.')}@harbour.invalid` },
    repository: {
      id: '77',
      name: `harbour/${release.service}`,
      url: `https://code.harbour.example/${release.service}`,
      provider: { id: 'unknown', name: 'Unknown Provider' },
      status: 'active',
      dateCreated: isoText(world.startMs),
    },
    releases: [],
  }));
}

/** A changed file names its commit by the message only. */
export function commitFilesJson(world: World, release: WorldRelease) {
  return commitsOf(world, release)
    .flatMap(({ message, author, files }) =>
      files.map((filename) => ({
        orgId: 1,
        author: { name: author },
        commitMessage: message,
        filename,
        type: 'M',
      })),
    )
    .toSorted((a, b) => (a.filename < b.filename ? -1 : 1));
}
