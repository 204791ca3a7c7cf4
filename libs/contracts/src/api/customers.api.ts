import { z } from 'zod';
import { AuthorKind } from '../events/ticket.events';
import { emailAddress, line, text } from '../text';
import { Channel, Visibility } from '../vocabulary';
import { cursorQuery, limitQuery, listOf, Named } from './common';

/** A mail domain such as `lichtspiel.example`: letters, digits and dashes between dots, lower case. */
export const MailDomain = line(253)
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/, 'Must be a mail domain such as lichtspiel.example');

const personFields = {
  name: line(200),
  /** The first is the one that mail is sent to. */
  emails: z
    .array(emailAddress)
    .min(1)
    .max(20)
    .refine((emails) => new Set(emails).size === emails.length, 'Must not name an address twice'),
  phone: line(50).nullable(),
  organisationId: z.uuid().nullable(),
  notes: text(10_000),
};

/** Without `organisationId` the person joins the organisation that owns the domain of their first address, if there is one. */
export const CreatePerson = z.strictObject({
  ...personFields,
  phone: personFields.phone.default(null),
  organisationId: personFields.organisationId.optional(),
  notes: personFields.notes.default(''),
});
export type CreatePerson = z.infer<typeof CreatePerson>;

export const EditPerson = z.strictObject(personFields).partial();
export type EditPerson = z.infer<typeof EditPerson>;

export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  /** The address that mail is sent to: the first of `emails`. */
  email: z.string(),
  emails: z.array(z.string()),
  phone: z.string().nullable(),
  organisation: Named.nullable(),
  notes: z.string(),
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** When everything about the person was erased; null: it was not. The name is then `[erased]`, and there are no addresses. */
  erasedAt: z.string().nullable(),
});
export type PersonView = z.infer<typeof PersonView>;

/**
 * `POST /customers/{id}/forget`, answered with 202: erases for good what is known and was written about the person, within moments.
 * `confirm` is the person's address, typed by hand. The reason stays in the log: it must not name the person.
 */
export const ForgetPerson = z.strictObject({ reason: line(500), confirm: line(320) });
export type ForgetPerson = z.infer<typeof ForgetPerson>;

export const PersonSort = z.enum(['name', '-name', 'created', '-created']);
export type PersonSort = z.infer<typeof PersonSort>;

/** `q` finds parts of names, addresses and names of organisations. */
export const ListPeople = z.strictObject({
  q: text(200).optional(),
  organisationId: z.uuid().optional(),
  sort: PersonSort.default('name'),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListPeople = z.infer<typeof ListPeople>;

export const PeopleList = listOf(PersonView);
export type PeopleList = z.infer<typeof PeopleList>;

const organisationFields = {
  name: line(200),
  /** People whose address is in one of these join the organisation when they first write. */
  domains: z.array(MailDomain).max(50),
  notes: text(10_000),
};

export const CreateOrganisation = z.strictObject({
  ...organisationFields,
  domains: organisationFields.domains.default([]),
  notes: organisationFields.notes.default(''),
});
export type CreateOrganisation = z.infer<typeof CreateOrganisation>;

export const EditOrganisation = z.strictObject(organisationFields).partial();
export type EditOrganisation = z.infer<typeof EditOrganisation>;

export const OrganisationView = z.object({
  id: z.string(),
  name: z.string(),
  domains: z.array(z.string()),
  notes: z.string(),
  peopleCount: z.int(),
  version: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

export const OrganisationSort = z.enum(['name', '-name', 'created', '-created']);
export type OrganisationSort = z.infer<typeof OrganisationSort>;

export const ListOrganisations = z.strictObject({
  q: text(200).optional(),
  sort: OrganisationSort.default('name'),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListOrganisations = z.infer<typeof ListOrganisations>;

export const OrganisationList = listOf(OrganisationView);
export type OrganisationList = z.infer<typeof OrganisationList>;

/** One thing that happened between us and a person, newest first: `GET /customers/{id}/interactions`. */
export const InteractionView = z.object({
  id: z.string(),
  kind: z.enum(['opened', 'commented', 'answered']),
  ticketId: z.string(),
  /** Such as `T-1001`. */
  ticketNumber: z.string(),
  ticketSubject: z.string(),
  channel: Channel,
  visibility: Visibility,
  authorKind: AuthorKind,
  /** The beginning of what was written. */
  excerpt: z.string(),
  at: z.string(),
});
export type InteractionView = z.infer<typeof InteractionView>;

export const ListInteractions = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListInteractions = z.infer<typeof ListInteractions>;

export const InteractionList = listOf(InteractionView);
export type InteractionList = z.infer<typeof InteractionList>;
