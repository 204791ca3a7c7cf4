import type { SlaPolicyContent } from '@casewright/contracts';

type Effect = SlaPolicyContent['onPriorityChange'];

/** What another priority does to the clocks of its ticket, in a word. */
export const onPriorityChangeWords: Readonly<Record<Effect, string>> = {
  'remaining-time': 'Count on from what has elapsed',
  recompute: 'Count again from the start',
};

/** The same with what it means, to choose from. */
export const onPriorityChangeChoices: readonly { readonly value: Effect; readonly label: string; readonly hint: string }[] = [
  {
    value: 'remaining-time',
    label: onPriorityChangeWords['remaining-time'],
    hint: 'What has elapsed stays as it was counted; the rest is measured against the new goal.',
  },
  {
    value: 'recompute',
    label: onPriorityChangeWords.recompute,
    hint: 'As if the ticket had always had its new priority: a breach can appear, or go away.',
  },
];
