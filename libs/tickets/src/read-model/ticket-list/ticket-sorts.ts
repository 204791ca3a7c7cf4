import type { TicketSort } from '@casewright/contracts';
import { z } from 'zod';
import type { Bindings } from '../bindings';

interface SortColumn {
  readonly column: string;
  readonly type: 'timestamptz' | 'integer';
}

const columns: Readonly<Record<string, SortColumn>> = {
  slaDueAt: { column: 'due_sort', type: 'timestamptz' },
  updatedAt: { column: 'updated_at', type: 'timestamptz' },
  createdAt: { column: 'created_at', type: 'timestamptz' },
  priority: { column: 'priority_rank', type: 'integer' },
  number: { column: 'number', type: 'integer' },
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
  const { column, type } = columns[descending ? sort.slice(1) : sort] ?? { column: 'number', type: 'integer' };
  const direction = descending ? 'desc' : 'asc';
  const value = type === 'integer' ? integer : z.iso.datetime({ precision: 6 });
  return {
    orderBy: column === 'number' ? `t.number ${direction}` : `t.${column} ${direction}, t.number ${direction}`,
    selected: type === 'integer' ? `t.${column}::integer` : `to_char(t.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    cursor: z.strictObject({ sort: z.literal(sort), value, number: integer }),
    after: (place, bindings) =>
      `(t.${column}, t.number) ${descending ? '<' : '>'} (${bindings.bind(place.value)}::${type}, ${bindings.bind(place.number)}::integer)`,
  };
}
