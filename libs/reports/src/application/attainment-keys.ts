import { PeopleDirectory, Priority, SlaTarget, UserDirectory, type QueueFilter, type ShowAttainment } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import { mostClocks, type ClockCounts } from './clock-figures';
import type { Day } from './days';

/** So many organisations are listed. */
const mostOrganisations = 30;

/** What a row stands for. */
export interface AttainmentKey {
  readonly key: string | null;
  readonly name: string | null;
  /** How the counts call it. */
  readonly counted: string | null;
  /** What narrows the queue to it. */
  readonly filter: QueueFilter;
}

interface Keys {
  readonly keys: readonly AttainmentKey[];
  readonly leftOut: number;
}

/** Which rows a division has, and in which order. */
@Injectable()
export class AttainmentKeys {
  constructor(
    private readonly users: UserDirectory,
    private readonly people: PeopleDirectory,
  ) {}

  async of({ by, target, priority }: ShowAttainment, weeks: readonly Day[], counts: ClockCounts): Promise<Keys> {
    switch (by) {
      case 'target':
        return allOf((target ?? SlaTarget.options).map((key) => wordKey(key, {})));
      case 'priority':
        return allOf((priority ?? [...Priority.options].reverse()).map((key) => wordKey(key, { priority: key })));
      case 'week':
        return allOf(weeks.map(weekKey));
      case 'team':
        return this.teams(withClocks(counts));
      case 'organisation':
        return this.organisations(withClocks(counts));
    }
  }

  private async teams(ids: readonly (string | null)[]): Promise<Keys> {
    const names = await this.users.teams(ids.filter((id) => id !== null));
    return allOf(ids.map((id) => idKey(id, names, 'teamId')));
  }

  private async organisations(ids: readonly (string | null)[]): Promise<Keys> {
    const shown = ids.slice(0, mostOrganisations);
    const names = await this.people.organisations(shown.filter((id) => id !== null));
    return { keys: shown.map((id) => idKey(id, names, 'organisationId')), leftOut: ids.length - shown.length };
  }
}

const allOf = (keys: readonly AttainmentKey[]): Keys => ({ keys, leftOut: 0 });
const wordKey = (key: string, filter: QueueFilter): AttainmentKey => ({ key, name: null, counted: key, filter });

/** Stretches of time are counted by their places, from 1. */
const weekKey = ({ date, start, end }: Day, place: number): AttainmentKey => ({
  ...{ key: date, name: null, counted: String(place + 1) },
  filter: { createdFrom: start, createdBefore: end },
});

const idKey = (id: string | null, names: ReadonlyMap<string, { readonly name: string }>, filter: string): AttainmentKey => ({
  ...{ key: id, name: id === null ? null : (names.get(id)?.name ?? null), counted: id },
  filter: { [filter]: id ?? 'none' },
});

/** Those with the most clocks first, and what belongs to none last. */
function withClocks(counts: ClockCounts): (string | null)[] {
  const ids = mostClocks(counts);
  return [...ids.filter((id) => id !== null), ...ids.filter((id) => id === null)];
}
