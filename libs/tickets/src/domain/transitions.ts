import type { StatusCategory } from '@casewright/contracts';

const next: Readonly<Record<StatusCategory, readonly StatusCategory[]>> = {
  new: ['open', 'pending', 'on-hold', 'solved'],
  open: ['pending', 'on-hold', 'solved'],
  pending: ['open', 'on-hold', 'solved'],
  'on-hold': ['open', 'pending', 'solved'],
  solved: ['open', 'pending', 'on-hold', 'closed'],
  closed: [],
};

/** Whether a ticket may go from one category to the other. Another status of the same category is always possible, except in closed. */
export function isLegal(from: StatusCategory, to: StatusCategory): boolean {
  return (from === to && from !== 'closed') || next[from].includes(to);
}

/** The categories that can follow, for the sentence of a refusal. */
export const followersOf = (from: StatusCategory): readonly StatusCategory[] => next[from];
