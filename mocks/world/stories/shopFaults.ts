import type { StoryPart } from '../story.ts';

const BOTH = ['web', 'mobile'] as const;

/** The release that was pulled after three hours, and the fault that only the noon crowd wakes. */
export const shopFaults: StoryPart = ({ at }) => ({
  releases: [],
  faults: [
    {
      id: 'pricing-storm', title: 'Checkout asks the pricing service once per basket line and runs into its limit',
      causedBy: { service: 'shop', version: '2.10.0' }, services: ['shop'], platforms: BOTH, journeys: ['checkout'],
      startMs: at(-52), endMs: at(-52, 3 + 1 / 6), errorFactor: 12, latencyFactor: 1.7, crashFactor: 4, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: { service: 'shop', version: '2.10.1' },
      groups: [
        { id: 'pricing-429', title: 'PricingLimitExceeded: too many questions in one minute', culprit: 'checkout/totals in priceLines', level: 'error', share: 0.6 },
        { id: 'totals-undefined', title: "TypeError: Cannot read properties of undefined (reading 'gross')", culprit: 'checkout/summary in SummaryBox', level: 'fatal', share: 0.3 },
      ],
      incident: {
        title: 'One in twenty checkouts fails after 2.10.0', component: 'checkout', severity: 1,
        noticedAfterMin: 42, acknowledgedAfterMin: 49, resolvedAfterMin: 35,
        summary: 'Orders with several lines fail at the total. 2.10.0 was pulled and 2.9.0 put back.',
        fix: {
          title: 'Ask for the prices of a whole basket at once',
          constraint: 'The total shown is the total charged, to the cent.',
          signal: 'Questions to the pricing service per checkout; it must stay at one.',
          boundary: 'Baskets above 200 lines are priced in parts.',
          operatingRule: 'A release that raises questions per checkout above 1.2 in its canary is stopped.',
          rootCause: 'A loop over the lines was hidden behind a getter.',
          testsAdded: 'Counts the questions for baskets of 1, 2 and 50 lines.',
        },
      },
      duplicateTitles: ['Cannot order more than three things', 'Total stays empty, then an error'],
    },
    {
      id: 'search-pool', title: 'Search loses a connection whenever a spelling is suggested; the pool runs dry under load',
      causedBy: { service: 'shop', version: '2.11.0' }, services: ['shop'], platforms: BOTH, journeys: ['search'],
      startMs: at(-42), endMs: at(-34, 0.75), errorFactor: 8, latencyFactor: 2.2, crashFactor: 1, onlyAboveRpm: 560,
      introducedByFixOf: null, fixedIn: { service: 'shop', version: '2.12.0' },
      groups: [{ id: 'pool-empty', title: 'PoolTimeout: no free connection after 1500 ms', culprit: 'search/index in acquire', level: 'error', share: 0.85 }],
      incident: {
        title: 'Search is slow and fails around noon', component: 'search', severity: 2,
        noticedAfterMin: 3 * 24 * 60 + 150, acknowledgedAfterMin: 3 * 24 * 60 + 172, resolvedAfterMin: 26 * 60,
        falseDawnMin: { resolved: 3 * 24 * 60 + 330, reopened: 4 * 24 * 60 + 140 },
        summary: 'Only at the busiest hour, and gone by itself each afternoon. First blamed on a noisy neighbour.',
        fix: {
          title: 'Give the search connection back on every path',
          constraint: 'The pool may not grow: the index accepts 80 connections in all.',
          signal: 'Connections in use at noon, and how long a search waits for one.',
          rootCause: 'The early return for spelling suggestions skipped the release of the connection.',
          testsAdded: 'Runs 500 searches against a pool of four.',
        },
      },
      duplicateTitles: ['Search spins forever at lunch time'],
    },
    {
      id: 'wish-list-slow', title: 'Pictures of wish lists are loaded at full size',
      causedBy: { service: 'shop', version: '2.13.0' }, services: ['shop'], platforms: ['mobile'], journeys: ['search'],
      startMs: at(-23), endMs: at(-20, 1.5), errorFactor: 1.5, latencyFactor: 1.4, crashFactor: 3, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: { service: 'shop', version: '2.13.1' },
      groups: [{ id: 'picture-memory', title: 'OutOfMemory: bitmap of 48 MB', culprit: 'catalogue/pictures in decode', level: 'fatal', share: 0.7 }],
      incident: null,
    },
  ],
});

/** The fix of the fix of the fix: each of three hotfixes repairs one thing and breaks the next. */
export const shopAddressChain: StoryPart = ({ at }) => ({
  releases: [],
  faults: [
    {
      id: 'address-number', title: 'Addresses without a house number are refused',
      causedBy: { service: 'shop', version: '2.12.0' }, services: ['shop'], platforms: ['mobile'], journeys: ['checkout'],
      startMs: at(-34, 0.5), endMs: at(-34, 6 + 1 / 6), errorFactor: 7, latencyFactor: 1, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: null, fixedIn: { service: 'shop', version: '2.12.1' },
      groups: [{ id: 'house-number', title: 'ValidationError: houseNumber is required', culprit: 'checkout/address in validate', level: 'error', share: 0.9 }],
      incident: {
        title: 'Customers without a house number cannot order', component: 'checkout', severity: 2,
        noticedAfterMin: 75, acknowledgedAfterMin: 88, resolvedAfterMin: 20,
        summary: 'The new address form wants a house number. In some towns there is none.',
        fix: {
          title: 'Make the house number optional',
          constraint: 'A parcel must still be deliverable: street or pick-up point is required.',
          signal: 'Orders given up on the address page.',
        },
      },
    },
    {
      id: 'postcode-loop', title: 'The postcode is checked twice and the second check fails',
      causedBy: { service: 'shop', version: '2.12.1' }, services: ['shop'], platforms: BOTH, journeys: ['checkout'],
      startMs: at(-34, 6), endMs: at(-33, 1 + 1 / 6), errorFactor: 5, latencyFactor: 1.2, crashFactor: 1, onlyAboveRpm: null,
      introducedByFixOf: 'address-number', fixedIn: { service: 'shop', version: '2.12.2' },
      groups: [{ id: 'postcode-null', title: "TypeError: null is not an object (evaluating 'postcode.trim')", culprit: 'checkout/address in normalise', level: 'error', share: 0.85 }],
      incident: {
        title: 'Checkout fails for addresses that were saved before', component: 'checkout', severity: 2,
        noticedAfterMin: 50, acknowledgedAfterMin: 61, resolvedAfterMin: 30,
        summary: 'Since the repair of the house number, saved addresses lose their postcode.',
        fix: {
          title: 'Check the postcode on the server only',
          constraint: 'Saved addresses are never changed without the customer.',
          boundary: 'Addresses older than 2019 have no postcode at all.',
          operatingRule: 'Try ten saved addresses of each country before an address release.',
        },
      },
      duplicateTitles: ['Saved address is empty'],
    },
    {
      id: 'country-list', title: 'The address form opens before the list of countries is there',
      causedBy: { service: 'shop', version: '2.12.2' }, services: ['shop'], platforms: ['web'], journeys: ['checkout'],
      startMs: at(-33, 1), endMs: at(-32, -5 / 6), errorFactor: 4, latencyFactor: 1, crashFactor: 5, onlyAboveRpm: null,
      introducedByFixOf: 'postcode-loop', fixedIn: { service: 'shop', version: '2.12.3' },
      groups: [{ id: 'countries-map', title: 'TypeError: countries.map is not a function', culprit: 'checkout/address in CountrySelect', level: 'fatal', share: 0.9 }],
      incident: {
        title: 'Address form stays blank on slow connections', component: 'checkout', severity: 3,
        noticedAfterMin: 160, acknowledgedAfterMin: 190, resolvedAfterMin: 75,
        summary: 'The third trouble in the same form in three days. The country list now comes from the server, and comes late.',
        fix: {
          title: 'Load the country list before the form',
          constraint: 'The form must open within a second on a slow connection.',
          signal: 'Blank forms: time from opening to the first country.',
          boundary: 'Without the list, the form shows the last chosen country only.',
          operatingRule: 'Changes to the address form go through a canary of a full day.',
          rootCause: 'The server check moved the list behind a request that nobody waited for.',
          testsAdded: 'Opens the form with a list that arrives after two seconds.',
        },
      },
    },
  ],
});
