import type { Principal } from '@casewright/kernel';
import { ticketAccess } from '../domain';

/** For whom a view is made. */
export interface Reader {
  readonly userId: string;
  /** Customers see what concerns them: no tags, notes, followers, clocks or rules. */
  readonly audience: 'staff' | 'customer';
  /** Whether notes are shown. */
  readonly internal: boolean;
}

export const readerOf = (principal: Principal): Reader => ({
  userId: principal.userId,
  audience: principal.role === 'customer' ? 'customer' : 'staff',
  internal: ticketAccess(principal).internal,
});
