/** How a verdict is made, for a product manager. Shares are the verdict's defaults; a test holds them equal. */
export const VERDICT_STEPS: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Like is held against like',
    text: 'Failures of this release are counted beside those of the version that serves at the same time. Where none does, they are held against earlier releases at the same hours. Groups of users, such as phones and the web, are compared each with itself.',
  },
  {
    title: 'Evidence is a bet',
    text: 'Think of a fair bet of one coin that the release is worse. With every failure more than expected the stake grows, with every failure less it shrinks. The evidence is what the coin has become: 1 speaks neither way, 20 is strong.',
  },
  {
    title: 'You may look as often as you like',
    text: 'Such a bet turns one coin into 20 on at most 5 of 100 healthy releases, at whichever moment one looks. An ordinary test that is looked at again and again would accuse half of them. This is why the screen may refresh all day without crying wolf.',
  },
  {
    title: 'The line is shared',
    text: 'Several figures are judged, and together they may raise no more than those 5 false alarms in 100. Each has its share of them, so that its own alarm line stands higher than 20.',
  },
  {
    title: 'Small differences are nobody’s business',
    text: 'A rise of up to 10 % is tolerated. Holding is said only once a second bet, the other way round, has ruled out a rise of 25 % or more. Silence is never green.',
  },
];

export interface VerdictMeaning {
  readonly state: 'holding' | 'watch' | 'regressed' | 'too-early' | 'cannot-judge' | 'stale';
  readonly meaning: string;
  readonly whatToDo: string;
}

export const VERDICT_MEANINGS: readonly VerdictMeaning[] = [
  {
    state: 'regressed',
    meaning:
      'The evidence crossed the alarm line: this release fails more often than what it is compared with. It stays so, even when later hours look better.',
    whatToDo: 'Decide: roll back, or mend forward. The evidence shows for whom, and since when.',
  },
  {
    state: 'watch',
    meaning:
      'There are signs, at half of what proof needs. It may be chance, and the word is taken back when it fades.',
    whatToDo: 'Keep somebody near. Read the new errors, and look again before the next checkpoint.',
  },
  {
    state: 'holding',
    meaning: 'It has been proven that this release is not worse by 25 % or more.',
    whatToDo: 'Go on. A slower change may still come: the watch runs to its end.',
  },
  {
    state: 'too-early',
    meaning: 'Too little has happened to tell. The reason says how much more is needed, and about when.',
    whatToDo: 'Wait, or send it more traffic. Do not read a quiet first hour as good news.',
  },
  {
    state: 'cannot-judge',
    meaning:
      'The watch ran to its end and proved neither harm nor health, or there was nothing to compare with. The reason says which, and what the difference may be at most.',
    whatToDo:
      'Decide by that range: if its upper end would hurt, look closer. An older version left serving beside a new one tells far more.',
  },
  {
    state: 'stale',
    meaning: 'The newest data are too old to judge by. The verdict is withdrawn, not kept.',
    whatToDo: 'Look at Sources: one of your tools has fallen silent.',
  },
];
