/** The fields of a ticket that tickets can be looked up by in bulk. Times are epoch milliseconds. */
export type TicketField =
  | 'number'
  | 'status'
  | 'statusCategory'
  | 'priority'
  | 'severity'
  | 'type'
  | 'channel'
  | 'teamId'
  | 'assigneeId'
  | 'requesterId'
  | 'organisationId'
  | 'tags'
  | 'openedAt';

/**
 * Something that a ticket meets or does not: never unknown, so that "not" is the exact opposite. Of a missing value `among` and
 * `compared` do not hold.
 */
export type TicketPredicate =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly TicketPredicate[] }
  | { readonly kind: 'not'; readonly part: TicketPredicate }
  | { readonly kind: 'among'; readonly field: TicketField; readonly values: readonly (string | number)[] }
  /** There is a value; of a list: it is not empty. */
  | { readonly kind: 'known'; readonly field: TicketField }
  | { readonly kind: 'lists'; readonly field: 'tags'; readonly how: 'any' | 'all'; readonly values: readonly string[] }
  | { readonly kind: 'compared'; readonly field: 'number' | 'openedAt'; readonly by: '<' | '<=' | '>' | '>='; readonly to: number };
