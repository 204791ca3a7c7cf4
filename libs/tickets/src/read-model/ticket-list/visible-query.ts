import type { ListTickets } from '@casewright/contracts';
import { DomainError, type Principal } from '@casewright/kernel';

const hiddenFilters = ['tag', 'field', 'sla', 'clock'] as const;
const hiddenSorts: readonly string[] = ['slaDueAt', '-slaDueAt', 'snoozedUntil', '-snoozedUntil'];

/** What customers are not shown, they must not find out by filtering or sorting either. */
export function visibleQuery(principal: Principal, asked: ListTickets): ListTickets {
  if (principal.role !== 'customer') return asked;
  // They are told nothing of snoozes, so none of their tickets is out of their views.
  const { snoozed: _, ...query } = asked;
  const hidden = hiddenFilters.find((name) => query[name] !== undefined);
  if (hidden) throw new DomainError('permission.denied', `Customers cannot filter by ${hidden}.`);
  return hiddenSorts.includes(query.sort) ? { ...query, sort: '-updatedAt' } : query;
}
