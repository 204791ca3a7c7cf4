import type { Stored } from '@casewright/kernel';

/** Who worked on a ticket: they know by then what happened to it before. Null where nobody of the staff did. */
export const workerOf = ({ category, meta }: Stored): string | null =>
  category === 'ticket' && meta.actor.kind === 'user' ? meta.actor.id : null;
