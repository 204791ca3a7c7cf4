import { PeopleDirectory, type OrganisationSummary, type PersonSummary } from '@casewright/contracts';
import { Clock, newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { displayName, domainOf, searchable } from '../domain/names';

const columns = 'p.id, p.name, p.email, p.organisation_id as "organisationId", p.removed_at is not null as removed';
const summary = `select ${columns} from customers.people p`;
const uniqueViolation = '23505';
const attempts = 5;

/** What other contexts know of people. Removed people are still found by id, because tickets name them, but not by address. */
@Injectable()
export class StoredPeopleDirectory extends PeopleDirectory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async people(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared<PersonSummary>(`${summary} where p.id = any((select $1::uuid[])::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async organisations(ids: readonly string[]): Promise<ReadonlyMap<string, OrganisationSummary>> {
    if (ids.length === 0) return new Map();
    const sql = 'select id, name from customers.organisations where id = any((select $1::uuid[])::uuid[])';
    const rows = await this.database.prepared<OrganisationSummary>(sql, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async findByEmail(email: string): Promise<PersonSummary | null> {
    const sql = `${summary} join customers.person_addresses a on a.person_id = p.id where a.address = $1`;
    const [row] = await this.database.prepared<PersonSummary>(sql, [email.toLowerCase()]);
    return row ?? null;
  }

  async findOrCreate(email: string, name: string): Promise<PersonSummary> {
    for (let attempt = 1; ; attempt += 1) {
      const known = await this.findByEmail(email);
      if (known) return known;
      try {
        return await this.create(email.toLowerCase(), displayName(name, email));
      } catch (error) {
        // Another intake was faster; the next look finds its row.
        if (!isUniqueViolation(error) || attempt === attempts) throw error;
      }
    }
  }

  async search(text: string, limit: number): Promise<readonly PersonSummary[]> {
    const wanted = searchable(text).trim();
    if (wanted === '' || limit < 1) return [];
    const pattern = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
    const sql = `${summary} where p.removed_at is null and p.search like $1 order by lower(p.name) collate "C", p.id limit $2`;
    return this.database.query<PersonSummary>(sql, [pattern, limit]);
  }

  private async create(email: string, name: string): Promise<PersonSummary> {
    const sql = `
      insert into customers.people as p (id, name, email, emails, organisation_id, search, version, created_at, updated_at)
      values ($1, $2, $3, array[$3], (select organisation_id from customers.organisation_domains where domain = $4), $5, 1, $6, $6)
      returning ${columns}`;
    const [row] = await this.database.query<PersonSummary>(sql, [
      newId(),
      name,
      email,
      domainOf(email),
      searchable(name, email),
      this.clock.now(),
    ]);
    if (!row) throw new Error('The new person was not returned');
    return row;
  }
}

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === uniqueViolation;
