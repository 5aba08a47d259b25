import type { StoryPart } from '../story.ts';

/** The newest release is bad for phones. It is pulled at its second step and repaired the next day. */
export const badRelease: StoryPart = ({ at }) => ({
  releases: [
    {
      service: 'shop',
      version: '2.15.0',
      kind: 'planned',
      pace: 'canary',
      startMs: at(0, -2 / 3),
      work: [
        'One-page checkout for everybody',
        'Group search results by brand',
        'Save cards with the new wallet',
      ],
    },
    {
      service: 'shop',
      version: '2.15.1',
      kind: 'hotfix',
      pace: 'hurried',
      startMs: at(1, 1),
      work: ['Wait for the wallet before the order is sent'],
    },
    {
      service: 'shop',
      version: '2.16.0',
      kind: 'planned',
      pace: 'canary',
      startMs: at(5),
      work: ['Order again with one tap', 'Show energy labels'],
    },
  ],
  rollbacks: [{ service: 'shop', version: '2.14.1', startMs: at(0, 2 + 1 / 3) }],
  faults: [
    {
      id: 'wallet-race',
      title: 'The order is sent before the wallet has answered',
      causedBy: { service: 'shop', version: '2.15.0' },
      services: ['shop'],
      platforms: ['mobile'],
      journeys: ['checkout'],
      startMs: at(0, -2 / 3),
      endMs: at(0, 2.5),
      errorFactor: 4,
      latencyFactor: 1.35,
      crashFactor: 3,
      onlyAboveRpm: null,
      introducedByFixOf: null,
      fixedIn: { service: 'shop', version: '2.15.1' },
      groups: [
        {
          id: 'wallet-pending',
          title: 'WalletError: order was sent while the wallet was pending',
          culprit: 'checkout/wallet in submitOrder',
          level: 'error',
          share: 0.5,
        },
        {
          id: 'sheet-null',
          title: 'NullPointerException: payment sheet is already closed',
          culprit: 'checkout/wallet in PaymentSheet',
          level: 'fatal',
          share: 0.25,
        },
        {
          id: 'pricing-429',
          sameAs: 'pricing-429',
          title: 'PricingLimitExceeded: too many questions in one minute',
          culprit: 'checkout/totals in priceLines',
          level: 'error',
          share: 0.2,
        },
      ],
      incident: {
        title: 'Checkout fails on phones since 2.15.0',
        component: 'checkout',
        severity: 1,
        noticedAfterMin: 25,
        acknowledgedAfterMin: 31,
        resolvedAfterMin: 40,
        summary:
          'Orders from phones with a saved card fail four times as often as usual. The canary is still at ten percent.',
        fix: {
          title: 'Wait for the wallet before the order is sent',
          constraint: 'No order may be charged twice.',
          signal: 'Orders sent while the wallet is pending; must be zero.',
          boundary: 'Wallets that never answer: after 20 s the customer is asked to pay otherwise.',
          operatingRule: 'Wallet changes stay at ten percent for a day.',
        },
      },
      duplicateTitles: ['Pay button does nothing on my phone'],
    },
  ],
});
