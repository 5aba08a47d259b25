import type { StoryPart } from '../story.ts';

/** The newest releases are the chain itself: a release, three hotfixes, and the last one has its own trouble already. */
export const openChain: StoryPart = ({ at }) => ({
  releases: [
    {
      service: 'shop', version: '2.15.0', kind: 'planned', pace: 'usual', startMs: at(-2, -1),
      work: ['One-page checkout for everybody', 'Save cards with the new wallet'],
    },
    { service: 'shop', version: '2.15.1', kind: 'hotfix', pace: 'hurried', startMs: at(-2, 5), work: ['Keep the voucher when the page reloads'] },
    { service: 'shop', version: '2.15.2', kind: 'hotfix', pace: 'hurried', startMs: at(-1, 2), work: ['Do not apply a voucher twice'] },
    { service: 'shop', version: '2.15.3', kind: 'hotfix', pace: 'hurried', startMs: at(0, -2 / 3), work: ['Check vouchers when the order is sent'] },
    { service: 'shop', version: '2.15.4', kind: 'hotfix', pace: 'hurried', startMs: at(0, 22), work: ['One place that knows about vouchers'] },
  ],
  faults: [
    {
      id: 'voucher-lost', title: 'A reload of the one-page checkout forgets the voucher and fails',
      causedBy: { service: 'shop', version: '2.15.0' }, services: ['shop'], platforms: ['web', 'mobile'], journeys: ['checkout'],
      startMs: at(-2, -1), endMs: at(-2, 5 + 1 / 6), errorFactor: 6, latencyFactor: 1, crashFactor: 2, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: { service: 'shop', version: '2.15.1' },
      groups: [{ id: 'voucher-missing', title: 'StateError: voucher is not in the basket', culprit: 'checkout/voucher in restore', level: 'error', share: 0.9 }],
      incident: {
        title: 'Orders with vouchers fail', component: 'checkout', severity: 2,
        noticedAfterMin: 55, acknowledgedAfterMin: 63, resolvedAfterMin: 25,
        summary: 'Whoever reloads the new page loses the voucher and cannot finish.',
        fix: {
          title: 'Keep the voucher when the page reloads',
          constraint: 'The price may not change between the page and the order.',
          signal: 'Orders that fail with a voucher, as a share of all with one.',
        },
      },
    },
    {
      id: 'voucher-twice', title: 'A kept voucher is applied again',
      causedBy: { service: 'shop', version: '2.15.1' }, services: ['shop'], platforms: ['web', 'mobile'], journeys: ['checkout'],
      startMs: at(-2, 5), endMs: at(-1, 2 + 1 / 6), errorFactor: 5, latencyFactor: 1.1, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: 'voucher-lost', fixedIn: { service: 'shop', version: '2.15.2' },
      groups: [{ id: 'voucher-used', title: 'VoucherRefused: already used in this order', culprit: 'checkout/voucher in apply', level: 'error', share: 0.9 }],
      incident: {
        title: 'Vouchers are refused as used', component: 'checkout', severity: 2,
        noticedAfterMin: 45, acknowledgedAfterMin: 58, resolvedAfterMin: 30,
        falseDawnMin: { resolved: 240, reopened: 420 },
        summary: 'The repair keeps the voucher, and then redeems it a second time.',
        fix: {
          title: 'Do not apply a voucher twice',
          constraint: 'A voucher is redeemed once, or given back.',
          boundary: 'Vouchers for several uses.',
          operatingRule: 'Follow the redemptions per order for a day after each change.',
        },
      },
      duplicateTitles: ['My voucher has been eaten'],
    },
    {
      id: 'voucher-order', title: 'Orders wait for the voucher service and run out of time',
      causedBy: { service: 'shop', version: '2.15.2' }, services: ['shop'], platforms: ['web', 'mobile'], journeys: ['checkout'],
      startMs: at(-1, 2), endMs: at(0, -0.5), errorFactor: 4, latencyFactor: 1.8, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: 'voucher-twice', fixedIn: { service: 'shop', version: '2.15.3' },
      groups: [{ id: 'voucher-timeout', title: 'TimeoutError: voucher service did not answer in 5 s', culprit: 'checkout/voucher in redeem', level: 'error', share: 0.9 }],
      incident: {
        title: 'Checkout hangs and then fails', component: 'checkout', severity: 1,
        noticedAfterMin: 35, acknowledgedAfterMin: 44, resolvedAfterMin: 25,
        summary: 'Every order now waits for the voucher service, also those without a voucher.',
        fix: { title: 'Check vouchers when the order is sent', signal: 'Time between order and confirmation.', rootCause: 'The lock around redemption covers the whole order.' },
      },
    },
    {
      id: 'voucher-rounding', title: 'Vouchers in percent round the total down by a cent and the bank refuses it',
      causedBy: { service: 'shop', version: '2.15.3' }, services: ['shop'], platforms: ['web', 'mobile'], journeys: ['checkout'],
      startMs: at(0, -2 / 3), endMs: at(0, 22 + 1 / 6), errorFactor: 3.5, latencyFactor: 1, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: 'voucher-order', fixedIn: { service: 'shop', version: '2.15.4' },
      groups: [{ id: 'total-differs', title: 'TotalMismatch: order and payment differ by 0.01', culprit: 'checkout/order in confirm', level: 'error', share: 0.9 }],
      incident: {
        title: 'Payments are refused for orders with percentage vouchers', component: 'checkout', severity: 2,
        noticedAfterMin: 22, acknowledgedAfterMin: 34, resolvedAfterMin: 45,
        summary: 'The fourth trouble around vouchers in two days. Work on a repair goes on.',
        fix: {
          title: 'One place that knows about vouchers', constraint: 'Order total and payment are the same number.',
          signal: 'Orders whose two totals differ.', boundary: 'Baskets in two currencies.',
          operatingRule: 'Voucher code is changed in one module only.', rootCause: 'Three places round the total.',
          testsAdded: 'Every percentage from 1 to 99 against a thousand baskets.',
        },
      },
    },
  ],
});
