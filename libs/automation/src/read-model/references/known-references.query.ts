import { CalendarDirectory, LadderDirectory, PeopleDirectory, UserDirectory, WebhookDirectory } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import type { RuleReference } from '../../domain/rule-references';

type Kind = RuleReference['kind'];
type Finder = (ids: readonly string[]) => Promise<readonly string[]>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which of those whom a rule names are there, so that publishing can refuse the others. */
@Injectable()
export class KnownReferences {
  private readonly finders: Readonly<Record<Kind, Finder>>;

  constructor(
    users: UserDirectory,
    people: PeopleDirectory,
    webhooks: WebhookDirectory,
    calendars: CalendarDirectory,
    ladders: LadderDirectory,
  ) {
    this.finders = {
      // Whatever is so called was put away.
      gone: () => Promise.resolve([]),
      // The directory finds teams that were removed as well, because old tickets name them.
      team: async () => (await users.allTeams()).map(({ id }) => id),
      agent: async (ids) => [...(await users.users(ids)).values()].filter(({ active }) => active).map(({ id }) => id),
      // Found after they were removed as well, for the same reason.
      person: async (ids) => [...(await people.people(ids)).values()].filter(({ removed }) => !removed).map(({ id }) => id),
      organisation: async (ids) => [...(await people.organisations(ids)).keys()],
      calendar: async (ids) => [...(await calendars.current(ids)).keys()],
      ladder: async (ids) => [...(await ladders.ladders(ids)).values()].filter(({ state }) => state === 'in-use').map(({ id }) => id),
      webhook: async (ids) => [...(await webhooks.targets(ids)).keys()],
    };
  }

  async missing(references: readonly RuleReference[]): Promise<readonly RuleReference[]> {
    const kinds = [...new Set(references.map(({ kind }) => kind))];
    const known = new Map(await Promise.all(kinds.map(async (kind) => [kind, await this.found(kind, references)] as const)));
    return references.filter(({ kind, id }) => !known.get(kind)?.has(id));
  }

  private async found(kind: Kind, references: readonly RuleReference[]): Promise<ReadonlySet<string>> {
    const ids = references.filter((reference) => reference.kind === kind && uuid.test(reference.id)).map(({ id }) => id);
    return new Set(ids.length === 0 ? [] : await this.finders[kind](ids));
  }
}
