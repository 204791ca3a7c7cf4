import { signal } from '@angular/core';
import {
  CustomersApi,
  Directory,
  DirectoryApi,
  EscalationsApi,
  RuleConditionsApi,
  SlaAdminApi,
  WebhooksApi,
} from '@casewright/data-access';

export const sharedId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

/** One team, one agent and one person, in the place of the server. */
export const directories = [
  {
    provide: Directory,
    useValue: {
      teams: signal([{ value: 't1', label: 'Projector support' }]),
      agents: signal([{ value: 'u1', label: 'Ada Okafor' }]),
      load: () => Promise.resolve(),
    },
  },
  {
    provide: SlaAdminApi,
    useValue: { calendars: () => Promise.resolve({ items: [{ id: 'k1', name: 'Office hours', timeZone: 'UTC' }] }) },
  },
  { provide: WebhooksApi, useValue: { list: () => Promise.resolve({ items: [{ id: 'w1', name: 'CRM', host: 'crm.test' }] }) } },
  { provide: EscalationsApi, useValue: { ladders: () => Promise.resolve({ items: [{ id: 'l1', name: 'Urgent tickets' }] }) } },
  { provide: RuleConditionsApi, useValue: { list: () => Promise.resolve({ items: [{ id: sharedId, name: 'About lamps' }] }) } },
  { provide: CustomersApi, useValue: { organisations: () => Promise.resolve({ items: [] }) } },
  {
    provide: DirectoryApi,
    useValue: {
      people: () => Promise.resolve({ items: [{ id: 'p2', name: 'Grace Hopper', email: 'grace@customer.test' }] }),
      person: (id: string) => Promise.resolve({ id, name: 'Maria Lindqvist', email: 'maria@kino.test' }),
    },
  },
];
