import type { OrganisationView, PersonView } from '@casewright/contracts';

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  emails: string[];
  phone: string | null;
  organisation_id: string | null;
  organisation_name: string | null;
  notes: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  erased_at: Date | null;
}

export const personColumns = `
  select p.id, p.name, p.email, p.emails, p.phone, p.organisation_id, o.name as organisation_name, p.notes, p.version, p.created_at, p.updated_at, p.erased_at
  from customers.people p left join customers.organisations o on o.id = p.organisation_id`;

export const personView = (row: PersonRow): PersonView => ({
  id: row.id,
  name: row.name,
  email: row.email,
  emails: row.emails,
  phone: row.phone,
  organisation: row.organisation_id === null ? null : { id: row.organisation_id, name: row.organisation_name ?? '' },
  notes: row.notes,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  erasedAt: row.erased_at?.toISOString() ?? null,
});

export interface OrganisationRow {
  id: string;
  name: string;
  domains: string[];
  notes: string;
  people_count: number;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const organisationColumns = `
  select o.id, o.name, o.domains, o.notes, o.version, o.created_at, o.updated_at,
    (select count(*)::int from customers.people p where p.organisation_id = o.id and p.removed_at is null) as people_count
  from customers.organisations o`;

export const organisationView = (row: OrganisationRow): OrganisationView => ({
  id: row.id,
  name: row.name,
  domains: row.domains,
  notes: row.notes,
  peopleCount: row.people_count,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
