import type { StoryPart } from '../story.ts';

export const accountsReleases: StoryPart = ({ at }) => ({
  releases: [
    { service: 'accounts', version: '5.1.0', kind: 'planned', pace: 'usual', startMs: at(-66), work: ['Sign in with a passkey'] },
    { service: 'accounts', version: '5.2.0', kind: 'planned', pace: 'usual', startMs: at(-54, 1), work: ['Show where you are signed in', 'Shorter sign-up'] },
    { service: 'accounts', version: '5.3.0', kind: 'planned', pace: 'usual', startMs: at(-45), work: ['Lock after ten wrong passwords', 'New session store'] },
    { service: 'accounts', version: '5.3.1', kind: 'hotfix', pace: 'hurried', startMs: at(-45, 4), work: ['Count wrong passwords per account, not per address'] },
    { service: 'accounts', version: '5.4.0', kind: 'planned', pace: 'usual', startMs: at(-28, -1), work: ['Family accounts', 'Change e-mail with a code'] },
    { service: 'accounts', version: '5.5.0', kind: 'planned', pace: 'usual', startMs: at(-16), work: ['Export of personal data', 'Faster profile page'] },
    { service: 'accounts', version: '5.6.0', kind: 'planned', pace: 'usual', startMs: at(-3, 0.5), work: ['Remember devices for 90 days', 'Plainer error texts'] },
    { service: 'accounts', version: '5.7.0', kind: 'planned', pace: 'usual', startMs: at(3), work: ['Sign-up by invitation'] },
  ],
  faults: [
    {
      id: 'login-lockout', title: 'People behind one office address lock each other out',
      causedBy: { service: 'accounts', version: '5.3.0' }, services: ['accounts'], platforms: ['web', 'mobile'], journeys: ['login'],
      startMs: at(-45, 0.5), endMs: at(-45, 4.25), errorFactor: 9, latencyFactor: 1.1, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: { service: 'accounts', version: '5.3.1' },
      groups: [{ id: 'lockout', title: 'TooManyAttempts: address is locked', culprit: 'login/guard in checkAttempts', level: 'error', share: 0.9 }],
      incident: {
        title: 'Customers in large offices cannot log in', component: 'login', severity: 2,
        noticedAfterMin: 30, acknowledgedAfterMin: 41, resolvedAfterMin: 45,
        summary: 'The new lock counts wrong passwords per network address. One forgetful person locks a whole office.',
        fix: {
          title: 'Count wrong passwords per account',
          constraint: 'An attacker must still not be able to try more than ten passwords for one account.',
          signal: 'Share of logins refused by the lock, by network address.',
          boundary: 'Networks with more than 200 people keep the stricter limit per device.',
          operatingRule: 'Before the limit is lowered, look at a week of refusals by network.',
          testsAdded: 'Two accounts behind one address do not influence each other.',
        },
      },
    },
    {
      id: 'profile-slow', title: 'Family accounts load every member one by one',
      causedBy: { service: 'accounts', version: '5.4.0' }, services: ['accounts'], platforms: ['mobile'], journeys: ['login'],
      startMs: at(-28), endMs: at(-16, 0.5), errorFactor: 1.6, latencyFactor: 1.5, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: { service: 'accounts', version: '5.5.0' },
      groups: [{ id: 'profile-timeout', title: 'TimeoutError: members of the family were not loaded in 3 s', culprit: 'profile/family in loadMembers', level: 'warning', share: 0.8 }],
      incident: null,
    },
  ],
});

export const paymentsReleases: StoryPart = ({ at }) => ({
  releases: [
    { service: 'payments', version: '1.17.0', kind: 'planned', pace: 'usual', startMs: at(-70), work: ['Monthly statements'] },
    { service: 'payments', version: '1.18.0', kind: 'planned', pace: 'usual', startMs: at(-47), work: ['Second card processor', 'Keep a ledger of refunds'] },
    { service: 'payments', version: '1.19.0', kind: 'planned', pace: 'usual', startMs: at(-30, -1), work: ['Partial refunds', 'New bank holidays table'] },
    { service: 'payments', version: '1.19.1', kind: 'hotfix', pace: 'hurried', startMs: at(-29, 1), work: ['Round refunds to the currency, not to cents'] },
    { service: 'payments', version: '1.20.0', kind: 'planned', pace: 'usual', startMs: at(-11, 1), work: ['Instant transfers', 'Retry a processor only once'] },
    { service: 'payments', version: '1.21.0', kind: 'planned', pace: 'usual', startMs: at(2, 1), work: ['Split payments'] },
  ],
  faults: [
    {
      id: 'refund-rounding', title: 'Refunds in currencies without cents are refused by the bank',
      causedBy: { service: 'payments', version: '1.19.0' }, services: ['payments'], platforms: ['web'], journeys: ['refund'],
      startMs: at(-30, 0), endMs: at(-29, 1.25), errorFactor: 14, latencyFactor: 1, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: { service: 'payments', version: '1.19.1' },
      groups: [{ id: 'amount-refused', title: 'BankRefused: amount has too many digits', culprit: 'refunds/send in toMinorUnits', level: 'error', share: 0.95 }],
      incident: {
        title: 'Refunds to some countries fail', component: 'refunds', severity: 3,
        noticedAfterMin: 95, acknowledgedAfterMin: 150, resolvedAfterMin: 240,
        summary: 'Refunds in yen and won carry two decimals that the bank does not accept. Nobody loses money; refunds wait.',
        fix: {
          title: 'Round refunds to the smallest unit of their currency',
          constraint: 'A refund never differs from what was paid by more than one smallest unit.',
          signal: 'Refused refunds by currency.',
          operatingRule: 'A new currency is switched on only after one real refund has arrived.',
          rootCause: 'The amount was always multiplied by one hundred.',
        },
      },
    },
  ],
});

/** The shared outage: the provider's network, no release's fault. It hits every service for 40 minutes. */
export const sharedOutage: StoryPart = ({ at }) => ({
  releases: [],
  faults: [
    {
      id: 'network-outage', title: 'The provider loses half of its network in one zone', causedBy: null,
      services: ['shop', 'accounts', 'payments'], platforms: ['web', 'mobile'],
      journeys: ['search', 'checkout', 'login', 'sign-up', 'pay', 'refund'],
      startMs: at(-8, 4), endMs: at(-8, 4 + 2 / 3), errorFactor: 60, latencyFactor: 2.6, crashFactor: 1.5, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: null,
      groups: [{ id: 'network-gone', title: 'ConnectionError: upstream is not reachable', culprit: 'transport/connect in open', level: 'error', share: 0.7 }],
      incident: {
        title: 'Half of all requests fail in every product', component: 'checkout', severity: 1,
        noticedAfterMin: 4, acknowledgedAfterMin: 7, resolvedAfterMin: 90,
        summary: 'The hosting provider reports a broken switch in one zone. Traffic was moved to the other zone. No release was rolled out at the time.',
        fix: null,
      },
    },
  ],
});
