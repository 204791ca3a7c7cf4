import {
  PeopleDirectory,
  RuleDirectory,
  UserDirectory,
  type ActorView,
  type NotificationView,
  type TicketRef,
} from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import type { NotificationRow } from './notification-rows';

/** A notification whose ticket its reader may see, or one that is about none. */
export interface Shown {
  readonly row: NotificationRow;
  readonly ticket: TicketRef | null;
}

type Named = ReadonlyMap<string, { readonly name: string }>;

/** Gives the ids of notifications their names, as they are now. */
@Injectable()
export class NotificationViews {
  constructor(
    private readonly users: UserDirectory,
    private readonly people: PeopleDirectory,
    private readonly rules: RuleDirectory,
  ) {}

  async of(shown: readonly Shown[]): Promise<NotificationView[]> {
    const ids = (...kinds: string[]) => [
      ...new Set(shown.flatMap(({ row }) => (row.byId !== null && kinds.includes(row.byKind ?? '') ? [row.byId] : []))),
    ];
    const [staff, outside, rules] = [ids('user'), ids('customer'), ids('rule')];
    const names: Named = new Map([
      ...(await named(outside, (list) => this.users.users(list))),
      ...(await named(outside, (list) => this.people.people(list))),
      ...(await named(staff, (list) => this.users.users(list))),
      ...(await named(rules, async (list) => new Map([...(await this.rules.names(list))].map(([id, name]) => [id, { name }])))),
    ]);
    return shown.map(({ row, ticket }) => viewOf(row, ticket, names));
  }
}

const named = (ids: readonly string[], find: (ids: readonly string[]) => Promise<Named>): Promise<Named> =>
  ids.length === 0 ? Promise.resolve(new Map<string, never>()) : find(ids);

function viewOf(row: NotificationRow, ticket: TicketRef | null, names: Named): NotificationView {
  const { id, kind, target, text, at, read } = row;
  return { id, kind, ticket, by: actorView(row, names), target, text, at: at.toISOString(), read };
}

const unknown: Readonly<Record<ActorView['kind'], string>> = {
  user: 'Unknown user',
  customer: 'Unknown person',
  rule: 'A rule',
  process: 'A process',
  plugin: 'A plugin',
  system: 'Casewright',
  import: 'An import',
};

function actorView({ byKind: kind, byId: id, byVersion: version }: NotificationRow, names: Named): ActorView | null {
  return kind === null || id === null ? null : { kind, id, version, name: names.get(id)?.name ?? unknown[kind] };
}
