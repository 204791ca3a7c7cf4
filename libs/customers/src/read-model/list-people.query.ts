import type { ListPeople, PeopleList, PersonSort } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { searchable } from '../domain/names';
import { personColumns, personView, type PersonRow } from './customer.rows';
import { Conditions, containing, KeysetCursor, type Order } from './keyset';

const byName = { expression: 'lower(p.name) collate "C"', cast: 'text' } as const;
const byAge = { expression: 'p.created_at', cast: 'timestamptz' } as const;
const orders: Readonly<Record<PersonSort, Order>> = {
  name: { ...byName, direction: 'asc' },
  '-name': { ...byName, direction: 'desc' },
  created: { ...byAge, direction: 'asc' },
  '-created': { ...byAge, direction: 'desc' },
};

const found = `(p.search like ? or p.organisation_id in (select id from customers.organisations where search like ?))`;

@Injectable()
export class PeopleLists {
  constructor(private readonly database: Database) {}

  async list({ q, organisationId, sort, limit, cursor }: ListPeople): Promise<PeopleList> {
    const order = orders[sort];
    const conditions = new Conditions();
    const wanted = searchable(q ?? '').trim();
    if (wanted !== '') conditions.add(found, containing(wanted));
    if (organisationId) conditions.add('p.organisation_id = ?', organisationId);
    const seen = decodeCursor(KeysetCursor, cursor);
    if (seen && seen.sort !== sort) throw new DomainError('request.cursor', 'The cursor belongs to another order.');
    if (seen) conditions.after('p', order, seen);
    const rows = await this.database.query<PersonRow & { sort_value: string }>(
      `${personColumns.replace('select', `select (${order.expression})::text as sort_value,`)}
       ${conditions.where('p.removed_at is null')}
       order by ${order.expression} ${order.direction}, p.id ${order.direction} limit ${limit + 1}`,
      conditions.parameters,
    );
    const page = pageOf(rows, limit, (last) => ({ sort, value: last.sort_value, id: last.id }));
    return { items: page.items.map(personView), nextCursor: page.nextCursor };
  }
}
