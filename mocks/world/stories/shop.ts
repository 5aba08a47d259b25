import type { StoryPart } from '../story.ts';

/** The shop's releases up to last week, for the worlds with a full history. Its troubles are in shopFaults.ts. */
export const shopReleases: StoryPart = ({ at }) => ({
  releases: [
    {
      service: 'shop',
      version: '2.9.0',
      kind: 'planned',
      pace: 'usual',
      startMs: at(-64),
      work: ['Show delivery dates in the basket', 'Cache category pages for a minute'],
    },
    {
      service: 'shop',
      version: '2.10.0',
      kind: 'planned',
      pace: 'short-canary',
      startMs: at(-52),
      work: [
        'Move basket totals to the pricing service',
        'Offer pick-up points at checkout',
        'Drop the old voucher form',
      ],
    },
    {
      service: 'shop',
      version: '2.10.1',
      kind: 'hotfix',
      pace: 'hurried',
      startMs: at(-50, -0.5),
      work: ['Ask the pricing service once per basket, not once per line'],
    },
    {
      service: 'shop',
      version: '2.11.0',
      kind: 'planned',
      pace: 'canary',
      startMs: at(-43),
      work: ['Rank search results by stock', 'Suggest spellings', 'Filter by size and colour together'],
    },
    {
      service: 'shop',
      version: '2.12.0',
      kind: 'planned',
      pace: 'usual',
      startMs: at(-34, 0.5),
      work: [
        'Return search connections to the pool',
        'New address form',
        'Let guests keep a basket for 30 days',
      ],
    },
    {
      service: 'shop',
      version: '2.12.1',
      kind: 'hotfix',
      pace: 'hurried',
      startMs: at(-34, 6),
      work: ['Accept addresses without a house number'],
    },
    {
      service: 'shop',
      version: '2.12.2',
      kind: 'hotfix',
      pace: 'hurried',
      startMs: at(-33, 1),
      work: ['Check the postcode on the server only'],
    },
    {
      service: 'shop',
      version: '2.12.3',
      kind: 'hotfix',
      pace: 'hurried',
      startMs: at(-32, -1),
      work: ['Load the country list before the address form opens'],
    },
    {
      service: 'shop',
      version: '2.13.0',
      kind: 'planned',
      pace: 'canary',
      startMs: at(-24),
      work: ['Wish lists', 'Smaller pictures on slow connections', 'Remember the chosen branch'],
    },
    {
      service: 'shop',
      version: '2.13.1',
      kind: 'planned',
      pace: 'usual',
      startMs: at(-20, 1),
      work: ['Sort wish lists', 'Translate the returns page'],
    },
    {
      service: 'shop',
      version: '2.14.0',
      kind: 'planned',
      pace: 'canary',
      startMs: at(-13),
      work: [
        'One-page checkout behind a switch',
        'Show the lowest price of 30 days',
        'Retire the old basket cookie',
      ],
    },
    {
      // The old line is repaired and put in front of 2.14.0: the order of versions is not the order of deployments.
      service: 'shop',
      version: '2.13.2',
      kind: 'hotfix',
      pace: 'hurried',
      startMs: at(-10, 2),
      work: ['Close a hole in the picture upload (on the 2.13 line, until 2.14 has it too)'],
    },
    {
      service: 'shop',
      version: '2.14.1',
      kind: 'planned',
      pace: 'usual',
      startMs: at(-6, -0.5),
      work: ['Take over the upload repair from 2.13.2', 'Count one-page checkout orders'],
    },
  ],
  rollbacks: [{ service: 'shop', version: '2.9.0', startMs: at(-52, 3) }],
  faults: [],
});

/** The shop's newest release as it should be: its canary runs while somebody watches. */
export const shopNewest: StoryPart = ({ at }) => ({
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
      version: '2.16.0',
      kind: 'planned',
      pace: 'canary',
      startMs: at(5),
      work: ['Order again with one tap', 'Show energy labels'],
    },
  ],
  faults: [],
});
