import type { GlossaryEntry } from './glossaryEntry.ts';

/** Time after a release, and what is compared with what. */
export const TIME_WORDS: readonly GlossaryEntry[] = [
  {
    id: 't-plus',
    term: 'T+',
    meaning: [
      'Time since the release met its first traffic, or, where that is not known, since its deployment ended. T+0 is that moment; T+ 4 h is four hours later, whatever the clock on the wall says.',
      'Two releases are compared at the same T+: the first hour with the first hour. The ruler gives the early hours more room, because that is when a release is looked at.',
    ],
  },
  {
    id: 'post-release-window',
    term: 'Post-release window',
    meaning: [
      'The time in which a release is watched, 72 hours from T+0 unless the settings say otherwise. Its figures and its verdict speak of this window and of nothing later.',
    ],
  },
  {
    id: 'phase',
    term: 'Phase and checkpoint',
    meaning: [
      'The window falls into phases that end at checkpoints: after 1, 4, 24 and 72 hours unless set otherwise. At each one somebody makes the call: continue, watch, or roll back.',
    ],
  },
  {
    id: 'baseline',
    term: 'Baseline',
    meaning: [
      'The release that this one is compared with: the one that served before it, unless you choose another. Only the same stretch of its life counts, so that a Monday morning is not held against a quiet night of the first day.',
    ],
  },
  {
    id: 'stratum',
    term: 'Stratum',
    meaning: [
      'A group of users that is compared with the same group only: phones with phones, the web with the web. Without it a release that happens to get more phone traffic looks worse than it is.',
    ],
  },
  {
    id: 'as-of',
    term: 'As of',
    meaning: [
      'When what you read was true. Sources answer at different times; a figure is as old as the oldest answer that it stands on.',
    ],
  },
];

/** Things the sources tell of, named apart. */
export const THING_WORDS: readonly GlossaryEntry[] = [
  {
    id: 'release',
    term: 'Release',
    meaning: [
      'One version of a service, whatever each tool calls it. Releases are ordered by when they were deployed, not by their numbers.',
    ],
  },
  {
    id: 'deployment',
    term: 'Deployment',
    meaning: [
      'A version reaching an environment. One release may be deployed several times. A rollback puts an older version back; a hotfix is an unplanned release that mends another.',
    ],
  },
  {
    id: 'incident',
    term: 'Incident',
    meaning: [
      'The service was worse than it should be, for a time, for somebody. It begins, and it is restored.',
    ],
  },
  {
    id: 'defect',
    term: 'Defect',
    meaning: [
      'A ticket about wrong behaviour. An escaped defect was found in production, after the release, and not before it.',
    ],
  },
  {
    id: 'error-group',
    term: 'Error group',
    meaning: [
      'A tracker’s bucket of errors that look alike. New: first seen in this release. Regressed: it had been resolved and is back. Worsening: known, and its rate rose. Gone: the baseline had it, this release has not shown it yet, which is not the same as mended.',
    ],
  },
  {
    id: 'support-case',
    term: 'Support case',
    meaning: ['What one customer reported. It comes late and it counts: somebody took the trouble to write.'],
  },
  {
    id: 'transaction',
    term: 'Transaction',
    meaning: ['One measured unit of work: an attempt that succeeds or fails.'],
  },
  {
    id: 'journey',
    term: 'Journey',
    meaning: [
      'A way of the user through the product, made of transactions: search, checkout, log in. The settings name those that are critical.',
    ],
  },
  {
    id: 'synthetic-check',
    term: 'Synthetic check',
    meaning: [
      'A robot that walks a journey over and over. It sees what breaks at night, and it knows no release: its runs are tied to one by time alone.',
    ],
  },
  {
    id: 'regression',
    term: 'Regression',
    meaning: [
      'Quality worse than its baseline, or something that worked, or was fixed, and broke again. Which rule found it is always said beside it.',
    ],
  },
  {
    id: 'fix-chain',
    term: 'Fix chain',
    meaning: [
      'A fix, the fix of that fix, and so on. Its length tells whether a repair held; its end is when the last one did.',
    ],
  },
];

/** What the pictures and panels of a release are about. */
export const PANEL_WORDS: readonly GlossaryEntry[] = [
  {
    id: 'error-budget',
    term: 'Error budget',
    meaning: [
      'An objective of 99.5 % success allows 5 of 1,000 attempts to fail. Over the objective’s window, 28 days as a rule, that adds up to a number of failures that may happen: the budget. It is meant to be spent, on changes that are worth it.',
      'Left: 1 minus failures divided by allowed failures, both of the whole window and of every release in it. Below zero the budget is overspent. The window is the latest one that holds the release’s first deployment.',
      'Spent by this release: its failures in that window, divided by all allowed failures. A release with little traffic spends little, however badly it does; that is why its pace stands beside it.',
    ],
  },
  {
    id: 'burn-rate',
    term: 'Burn rate, or pace',
    meaning: [
      'A release’s share of failures divided by the share that the objective allows. At 1 the budget lasts exactly its window; at 4 it would be gone in a quarter of it. Below a hundred attempts it is not told: one failure more or less would decide it.',
    ],
  },
  {
    id: 'regression-surface',
    term: 'Regression surface',
    meaning: [
      'The parts of the software that a release touched, each beside how often it has failed before. What was touched is read from the files of its commits, from the tickets they name, and from the tickets that name this release as their fix.',
      'A failure is an incident, or a defect found in production, of the same component and service. An earlier release failed after touching a component when such a failure was tied to it. This is history: it says where to look first, and promises nothing.',
    ],
  },
  {
    id: 'receipt',
    term: 'Receipt',
    meaning: [
      'What a figure was made from: its formula, its sums, the questions that were asked of your tools, how old the answers are, and what is known against them. Press any figure to see its own.',
    ],
  },
  {
    id: 'sample',
    term: 'n, the sample',
    meaning: [
      'How many things a figure stands on: attempts, sessions, check runs. Half a per cent of 200 attempts is one failure; of 200,000 it is a thousand. Only the second one tells much.',
    ],
  },
  {
    id: 'interval',
    term: 'Interval',
    meaning: [
      'The range in which the true value most likely lies, given how much was counted. A wide one means: too little was seen to be sure, not that something is wrong.',
    ],
  },
];

/** Why there is no number. */
export const UNKNOWN_WORDS: readonly GlossaryEntry[] = [
  {
    id: 'unknown-awaited',
    term: 'Awaited',
    meaning: ['A source has been asked and has not answered yet.'],
  },
  {
    id: 'unknown-no-data',
    term: 'No data',
    meaning: [
      'The source answered, and had nothing for this window. Zero would be a number: no failures among counted requests are 0 %, nothing counted at all is no data.',
    ],
  },
  {
    id: 'unknown-too-little-data',
    term: 'Too little data',
    meaning: [
      'Something was counted, but so little that a figure would be chance. The least amount is named.',
    ],
  },
  {
    id: 'unknown-source-failed',
    term: 'Source failed',
    meaning: [
      'The tool could not be reached, refused, or gave an unusable answer. Sources says which, and what to do.',
    ],
  },
  {
    id: 'unknown-not-configured',
    term: 'Not configured',
    meaning: ['No source in the settings can tell this.'],
  },
  {
    id: 'unknown-not-comparable',
    term: 'Not comparable',
    meaning: [
      'Both figures are known, but they were counted by different rules and must not be held against each other.',
    ],
  },
];
