import type { SlaChangeView, SlaEffect } from '@casewright/contracts';

interface EffectWords {
  readonly label: string;
  /** One sentence on what it does to clocks that run. */
  readonly hint: string;
}

export const effectWords: Readonly<Record<SlaEffect, EffectWords>> = {
  'new-tickets': {
    label: 'New tickets only',
    hint: 'Clocks that run keep what they count by; only what starts from now on follows the change.',
  },
  'remaining-time': {
    label: 'Remaining time',
    hint: 'Clocks that run keep what has elapsed, and the rest counts by the change.',
  },
  recompute: {
    label: 'Recompute',
    hint: 'Clocks that run are counted again from their start, as if the change had always held: breaches can appear, or go away.',
  },
};

export const effects = Object.keys(effectWords) as readonly SlaEffect[];

export const changeWords: Readonly<Record<SlaChangeView['kind'], string>> = {
  'create-policy': 'New policy',
  'edit-policy': 'Policy changed',
  'remove-policy': 'Policy removed',
  'reorder-policies': 'Order of the policies',
  'edit-calendar': 'Calendar changed',
};

/** What is done by saving it. */
export const saveWords: Readonly<Record<SlaChangeView['kind'], string>> = {
  'create-policy': 'Save',
  'edit-policy': 'Save',
  'remove-policy': 'Remove this policy',
  'reorder-policies': 'Save this order',
  'edit-calendar': 'Save',
};

/** `1 ticket`, `12 tickets`. */
export const ticketsWords = (count: number): string => (count === 1 ? '1 ticket' : `${count} tickets`);

/** Where the subject of a change is to be found; null where it is gone, or is an order. */
export function subjectPath({ kind, subject }: SlaChangeView): readonly string[] | null {
  if (!subject || kind === 'remove-policy') return null;
  return kind === 'edit-calendar' ? ['/sla/calendars', subject.id] : ['/sla', subject.id];
}
