import type { ListOrganisations, OrganisationList, OrganisationSort } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { searchable } from '../domain/names';
import { organisationColumns, organisationView, type OrganisationRow } from './customer.rows';
import { Conditions, containing, KeysetCursor, type Order } from './keyset';

const byName = { expression: 'lower(o.name) collate "C"', cast: 'text' } as const;
const byAge = { expression: 'o.created_at', cast: 'timestamptz' } as const;
const orders: Readonly<Record<OrganisationSort, Order>> = {
  name: { ...byName, direction: 'asc' },
  '-name': { ...byName, direction: 'desc' },
  created: { ...byAge, direction: 'asc' },
  '-created': { ...byAge, direction: 'desc' },
};

@Injectable()
export class OrganisationLists {
  constructor(private readonly database: Database) {}

  async list({ q, sort, limit, cursor }: ListOrganisations): Promise<OrganisationList> {
    const order = orders[sort];
    const conditions = new Conditions();
    const wanted = searchable(q ?? '').trim();
    if (wanted !== '') conditions.add('o.search like ?', containing(wanted));
    const seen = decodeCursor(KeysetCursor, cursor);
    if (seen && seen.sort !== sort) throw new DomainError('request.cursor', 'The cursor belongs to another order.');
    if (seen) conditions.after('o', order, seen);
    const rows = await this.database.query<OrganisationRow & { sort_value: string }>(
      `${organisationColumns.replace('select', `select (${order.expression})::text as sort_value,`)}
       ${conditions.where()}
       order by ${order.expression} ${order.direction}, o.id ${order.direction} limit ${limit + 1}`,
      conditions.parameters,
    );
    const page = pageOf(rows, limit, (last) => ({ sort, value: last.sort_value, id: last.id }));
    return { items: page.items.map(organisationView), nextCursor: page.nextCursor };
  }
}
