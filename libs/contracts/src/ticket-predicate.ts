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
  | 'openedAt'
  /** A field that the desk has added, by its key. */
  | `field.${string}`;

/**
 * Something that a ticket meets or does not: never unknown, so that "not" is the exact opposite. Of a missing value `among` and
 * `compared` do not hold.
 */
export type TicketPredicate =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly TicketPredicate[] }
  | { readonly kind: 'not'; readonly part: TicketPredicate }
  | { readonly kind: 'among'; readonly field: TicketField; readonly values: readonly (string | number | boolean)[] }
  /** There is a value; of a list: it is not empty. */
  | { readonly kind: 'known'; readonly field: TicketField }
  | { readonly kind: 'lists'; readonly field: 'tags' | `field.${string}`; readonly how: 'any' | 'all'; readonly values: readonly string[] }
  | { readonly kind: 'compared'; readonly field: 'number' | 'openedAt'; readonly by: Ordering; readonly to: number }
  /** Of a field that the desk has added: of numbers, or of dates, whose days begin at midnight UTC. */
  | {
      readonly kind: 'field-compared';
      readonly field: `field.${string}`;
      readonly of: 'number' | 'date';
      readonly by: Ordering;
      readonly to: number;
    };

export type Ordering = '<' | '<=' | '>' | '>=';
