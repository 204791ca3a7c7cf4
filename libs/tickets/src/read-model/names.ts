import { PeopleDirectory, UserDirectory, type Named, type PersonRef } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';

export interface IdsToName {
  readonly people?: readonly (string | null)[];
  readonly organisations?: readonly (string | null)[];
  readonly users?: readonly (string | null)[];
  readonly teams?: readonly (string | null)[];
}

/** Names for ids. Somebody who was removed is still shown, as unknown. */
export interface Names {
  person(id: string): PersonRef;
  organisation(id: string | null): Named | null;
  user(id: string | null): Named | null;
  team(id: string | null): Named | null;
  /** A user or a person, whichever the id is; null where it is neither. */
  anybody(id: string): Named | null;
}

@Injectable()
export class NameLookup {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly users: UserDirectory,
  ) {}

  /** One call per directory, however many rows. */
  async of(ids: IdsToName): Promise<Names> {
    const [people, organisations, users, teams] = await Promise.all([
      looked(ids.people, (list) => this.people.people(list)),
      looked(ids.organisations, (list) => this.people.organisations(list)),
      looked(ids.users, (list) => this.users.users(list)),
      looked(ids.teams, (list) => this.users.teams(list)),
    ]);
    const named = (known: ReadonlyMap<string, Named>, unknown: string) => (id: string | null) =>
      id === null ? null : { id, name: known.get(id)?.name ?? unknown };
    return {
      person: (id) => ({ id, name: people.get(id)?.name ?? 'Unknown person', email: people.get(id)?.email ?? '' }),
      organisation: named(organisations, 'Unknown organisation'),
      user: named(users, 'Unknown user'),
      team: named(teams, 'Unknown team'),
      anybody: (id) => users.get(id) ?? people.get(id) ?? null,
    };
  }
}

async function looked<Summary>(
  ids: readonly (string | null)[] | undefined,
  find: (ids: readonly string[]) => Promise<ReadonlyMap<string, Summary>>,
): Promise<ReadonlyMap<string, Summary>> {
  const distinct = [...new Set(ids)].filter((id) => id !== null);
  return distinct.length === 0 ? new Map() : find(distinct);
}
