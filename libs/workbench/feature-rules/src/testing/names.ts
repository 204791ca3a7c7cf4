import { signal } from '@angular/core';
import { CustomersApi, Directory, DirectoryApi } from '@casewright/data-access';

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
  { provide: CustomersApi, useValue: { organisations: () => Promise.resolve({ items: [] }) } },
  {
    provide: DirectoryApi,
    useValue: {
      people: () => Promise.resolve({ items: [] }),
      person: (id: string) => Promise.resolve({ id, name: 'Maria Lindqvist', email: 'maria@kino.test' }),
    },
  },
];
