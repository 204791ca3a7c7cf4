import type { TicketListItem } from '@casewright/contracts';

/** Newer versions of rows take their places; the order stays, so that nothing moves under the pointer. */
export const inPlace = (shown: readonly TicketListItem[], latest: readonly TicketListItem[]): readonly TicketListItem[] => {
  const byId = new Map(latest.map((ticket) => [ticket.id, ticket]));
  return shown.map((ticket) => newer(ticket, byId.get(ticket.id)));
};

const newer = (shown: TicketListItem, latest: TicketListItem | undefined): TicketListItem =>
  latest && latest.version >= shown.version ? latest : shown;

/** Rows that are not shown yet. */
export const arrivals = (shown: readonly TicketListItem[], latest: readonly TicketListItem[]): readonly TicketListItem[] => {
  const known = new Set(shown.map((ticket) => ticket.id));
  return latest.filter((ticket) => !known.has(ticket.id));
};

/** Ids of rows that are new or say something else than before: those to highlight. */
export const changedIds = (shown: readonly TicketListItem[], latest: readonly TicketListItem[]): ReadonlySet<string> => {
  const versions = new Map(shown.map((ticket) => [ticket.id, ticket.version]));
  return new Set(latest.filter((ticket) => versions.get(ticket.id) !== ticket.version).map((ticket) => ticket.id));
};

/** Tickets that were opened since then, the newest first, on top of the others. */
export function newcomersFirst(
  sorted: readonly TicketListItem[],
  opened: readonly TicketListItem[],
  since: string,
): readonly TicketListItem[] {
  const newcomers = opened.filter((ticket) => ticket.createdAt >= since).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return [...newcomers, ...arrivals(newcomers, sorted)];
}
