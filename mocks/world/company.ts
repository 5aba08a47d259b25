import type { Platform, WorldService } from './world.ts';

export const SERVICES: readonly WorldService[] = [
  {
    id: 'shop',
    label: 'Shop',
    platforms: ['web', 'mobile'],
    journeys: [
      { id: 'search', label: 'Search', critical: false },
      { id: 'checkout', label: 'Checkout', critical: true },
    ],
    components: ['search', 'basket', 'checkout', 'catalogue'],
    team: 'Storefront',
  },
  {
    id: 'accounts',
    label: 'Accounts',
    platforms: ['web', 'mobile'],
    journeys: [
      { id: 'login', label: 'Login', critical: true },
      { id: 'sign-up', label: 'Sign-up', critical: false },
    ],
    components: ['login', 'sign-up', 'profile'],
    team: 'Identity',
  },
  {
    id: 'payments',
    label: 'Payments',
    platforms: ['web'],
    journeys: [
      { id: 'pay', label: 'Pay', critical: true },
      { id: 'refund', label: 'Refund', critical: false },
    ],
    components: ['gateway', 'refunds', 'ledger'],
    team: 'Money',
  },
];

/** What is normal for one kind of request when nothing is wrong. */
export interface Normal {
  readonly service: string;
  readonly platform: Platform;
  readonly journey: string;
  /** Requests per minute at noon of a weekday. */
  readonly noonRpm: number;
  readonly failureRate: number;
  readonly medianMs: number;
  /** Of ln(duration). */
  readonly sigma: number;
}

/** Mobile is worse than web everywhere: comparing releases without splitting platforms misleads. */
export const NORMALS: readonly Normal[] = [
  {
    service: 'shop',
    platform: 'web',
    journey: 'search',
    noonRpm: 215,
    failureRate: 0.0012,
    medianMs: 120,
    sigma: 0.6,
  },
  {
    service: 'shop',
    platform: 'web',
    journey: 'checkout',
    noonRpm: 110,
    failureRate: 0.0042,
    medianMs: 240,
    sigma: 0.55,
  },
  {
    service: 'shop',
    platform: 'mobile',
    journey: 'search',
    noonRpm: 150,
    failureRate: 0.0019,
    medianMs: 175,
    sigma: 0.65,
  },
  {
    service: 'shop',
    platform: 'mobile',
    journey: 'checkout',
    noonRpm: 125,
    failureRate: 0.0072,
    medianMs: 330,
    sigma: 0.6,
  },
  {
    service: 'accounts',
    platform: 'web',
    journey: 'login',
    noonRpm: 120,
    failureRate: 0.0018,
    medianMs: 95,
    sigma: 0.5,
  },
  {
    service: 'accounts',
    platform: 'web',
    journey: 'sign-up',
    noonRpm: 20,
    failureRate: 0.0045,
    medianMs: 180,
    sigma: 0.55,
  },
  {
    service: 'accounts',
    platform: 'mobile',
    journey: 'login',
    noonRpm: 95,
    failureRate: 0.0032,
    medianMs: 140,
    sigma: 0.55,
  },
  {
    service: 'accounts',
    platform: 'mobile',
    journey: 'sign-up',
    noonRpm: 15,
    failureRate: 0.0075,
    medianMs: 250,
    sigma: 0.6,
  },
  {
    service: 'payments',
    platform: 'web',
    journey: 'pay',
    noonRpm: 72,
    failureRate: 0.0027,
    medianMs: 280,
    sigma: 0.5,
  },
  {
    service: 'payments',
    platform: 'web',
    journey: 'refund',
    noonRpm: 8,
    failureRate: 0.006,
    medianMs: 360,
    sigma: 0.55,
  },
];

export interface NormalSessions {
  readonly service: string;
  readonly platform: Platform;
  /** Requests of one session on average. */
  readonly requestsPerSession: number;
  readonly crashRate: number;
  readonly erroredRate: number;
}

/** Payments is a server without users of its own: it reports no sessions. */
export const NORMAL_SESSIONS: readonly NormalSessions[] = [
  { service: 'shop', platform: 'web', requestsPerSession: 7, crashRate: 0.0004, erroredRate: 0.006 },
  { service: 'shop', platform: 'mobile', requestsPerSession: 6, crashRate: 0.0007, erroredRate: 0.009 },
  { service: 'accounts', platform: 'web', requestsPerSession: 3, crashRate: 0.0003, erroredRate: 0.004 },
  { service: 'accounts', platform: 'mobile', requestsPerSession: 3, crashRate: 0.0006, erroredRate: 0.007 },
];

/** Share of requests refused for the client's own fault (HTTP 4xx): no failure of the service. */
export const REJECTED_RATE = 0.012;

export const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  shop: ['Noor Haddad', 'Piet Jansma', 'Ifeoma Obi', 'Sanna Lehto'],
  accounts: ['Mateo Ruiz', 'Asha Nair', 'Bram Claes'],
  payments: ['Yuki Tanaka', 'Zofia Wrona', 'Liam Byrne'],
};

export function serviceOf(id: string): WorldService {
  const service = SERVICES.find((one) => one.id === id);
  if (service === undefined) throw new Error(`no service ${id}`);
  return service;
}
