import type { Names } from '@casewright/rules';
import { LadderDirectory, PeopleDirectory, UserDirectory, type ActorView } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';

export interface Reference {
  readonly kind: string;
  readonly id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids to names, a batch at a time. */
@Injectable()
export class DirectoryNames {
  constructor(
    private readonly users: UserDirectory,
    private readonly people: PeopleDirectory,
    private readonly ladders: LadderDirectory,
  ) {}

  async names(references: readonly Reference[]): Promise<Names> {
    const of = (kind: string) => [
      ...new Set(references.filter((reference) => reference.kind === kind && uuid.test(reference.id)).map(({ id }) => id)),
    ];
    const look = (ids: string[], find: (ids: string[]) => Promise<ReadonlyMap<string, { name: string }>>) =>
      ids.length === 0 ? Promise.resolve(new Map<string, { name: string }>()) : find(ids);
    const found = await Promise.all([
      look(of('team'), (ids) => this.users.teams(ids)),
      look(of('agent'), (ids) => this.users.users(ids)),
      look(of('person'), (ids) => this.people.people(ids)),
      look(of('organisation'), (ids) => this.people.organisations(ids)),
      look(of('ladder'), (ids) => this.ladders.ladders(ids)),
    ]);
    return new Map(found.flatMap((map) => [...map].map(([id, { name }]): [string, string] => [id, name])));
  }

  /** Who did something to rules: users by name, the rest by kind. */
  async actors(actors: readonly Actor[]): Promise<(actor: Actor) => ActorView> {
    const names = await this.names(actors.filter(({ kind }) => kind === 'user').map(({ id }) => ({ kind: 'agent', id })));
    return ({ kind, id, version }) => ({
      kind,
      id,
      version: version ?? null,
      name: names.get(id) ?? (kind === 'user' ? 'Former user' : 'Casewright'),
    });
  }
}
