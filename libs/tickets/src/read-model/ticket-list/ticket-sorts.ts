import type { TicketSort } from '@casewright/contracts';
import { z } from 'zod';
import type { Bindings } from '../bindings';
import { endOfTime } from './ticket-row';

interface SortColumn {
  readonly column: string;
  readonly type: 'timestamptz' | 'integer';
}

const columns: Readonly<Record<string, SortColumn>> = {
  slaDueAt: { column: 't.due_sort', type: 'timestamptz' },
  updatedAt: { column: 't.updated_at', type: 'timestamptz' },
  createdAt: { column: 't.created_at', type: 'timestamptz' },
  priority: { column: 't.priority_rank', type: 'integer' },
  number: { column: 't.number', type: 'integer' },
  snoozedUntil: { column: `coalesce(t.snoozed_until, '${endOfTime}')`, type: 'timestamptz' },
};

const integer = z.int().min(-2_147_483_648).max(2_147_483_647);

/** A sort with the number as its tie-break, so that every ticket has one place. */
export interface Keyset {
  readonly orderBy: string;
  /** The sort value as text that a cursor can carry. */
  readonly selected: string;
  readonly cursor: z.ZodType<Place>;
  after(place: Place, bindings: Bindings): string;
}

export interface Place {
  readonly sort: string;
  readonly value: string | number;
  readonly number: number;
}

export function keysetOf(sort: TicketSort): Keyset {
  const descending = sort.startsWith('-');
  const { column, type } = columns[descending ? sort.slice(1) : sort] ?? { column: 't.number', type: 'integer' };
  const direction = descending ? 'desc' : 'asc';
  const value = type === 'integer' ? integer : z.iso.datetime({ precision: 6 });
  return {
    orderBy: column === 't.number' ? `${column} ${direction}` : `${column} ${direction}, t.number ${direction}`,
    selected: type === 'integer' ? `${column}::integer` : `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    cursor: z.strictObject({ sort: z.literal(sort), value, number: integer }),
    after: (place, bindings) =>
      `(${column}, t.number) ${descending ? '<' : '>'} (${bindings.bind(place.value)}::${type}, ${bindings.bind(place.number)}::integer)`,
  };
}
