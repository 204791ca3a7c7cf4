import { PeopleHistory, type OrganisationSummary, type Past, type PersonSummary } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface PersonRow extends PersonSummary {
  readonly since: Date;
}

interface OrganisationRow {
  readonly id: string;
  readonly since: Date;
  readonly name: string | null;
}

/** Triggers on the rows of people and organisations keep it. */
@Injectable()
export class StoredPeopleHistory extends PeopleHistory {
  constructor(private readonly database: Database) {
    super();
  }

  async people(ids: readonly string[]): Promise<ReadonlyMap<string, Past<PersonSummary>>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared<PersonRow>(
      `select person_id as id, since, name, email, organisation_id as "organisationId", removed from customers.people_history
       where person_id = any((select $1::uuid[])::uuid[]) order by since`,
      [ids],
    );
    return pasts(rows, ({ since: _, ...was }) => was);
  }

  async organisations(ids: readonly string[]): Promise<ReadonlyMap<string, Past<OrganisationSummary>>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared<OrganisationRow>(
      `select organisation_id as id, since, name from customers.organisations_history
       where organisation_id = any((select $1::uuid[])::uuid[]) order by since`,
      [ids],
    );
    return pasts(rows, ({ id, name }) => (name === null ? null : { id, name }));
  }

  async began(): Promise<string | null> {
    const [row] = await this.database.query<{ at: Date }>('select at from customers.history_began');
    return row?.at.toISOString() ?? null;
  }
}

function pasts<Row extends { readonly id: string; readonly since: Date }, Summary>(
  rows: readonly Row[],
  was: (row: Row) => Summary | null,
): ReadonlyMap<string, Past<Summary>> {
  const found = new Map<string, Past<Summary>[number][]>();
  for (const row of rows) {
    const past = found.get(row.id) ?? [];
    found.set(row.id, past);
    past.push({ since: row.since.getTime(), was: was(row) });
  }
  return found;
}
