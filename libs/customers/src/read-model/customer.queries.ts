import type { OrganisationView, PersonView } from '@casewright/contracts';
import { missing } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { organisationColumns, organisationView, personColumns, personView, type OrganisationRow, type PersonRow } from './customer.rows';

/** Single people and organisations. */
@Injectable()
export class CustomerQueries {
  constructor(private readonly database: Database) {}

  /** Refused with `resource.missing` for a removed person too; whoever was erased is shown as that. */
  async person(id: string): Promise<PersonView> {
    const [row] = await this.database.query<PersonRow>(
      `${personColumns} where p.id = $1 and (p.removed_at is null or p.erased_at is not null)`,
      [id],
    );
    if (!row) throw missing();
    return personView(row);
  }

  async organisation(id: string): Promise<OrganisationView> {
    const [row] = await this.database.query<OrganisationRow>(`${organisationColumns} where o.id = $1`, [id]);
    if (!row) throw missing();
    return organisationView(row);
  }

  async organisationIdOfDomain(domain: string): Promise<string | null> {
    const sql = 'select organisation_id as id from customers.organisation_domains where domain = $1';
    const [row] = await this.database.query<{ id: string }>(sql, [domain]);
    return row?.id ?? null;
  }
}
