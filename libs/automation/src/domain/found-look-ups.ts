import { calendarLookUp, type LookedUp, type LookUp, type PluginFactId } from '@casewright/rules';
import type { ClockNow, WorkingHours } from '@casewright/contracts';

/** What a plugin answered: times as epoch milliseconds. `personal`: it is erased with the person whom the ticket is about. */
export interface PluginAnswer {
  readonly value: unknown;
  readonly personal?: true;
}

/** What look-ups for one event have found, as it is kept: of calendars their versions, which never change. */
export interface FoundLookUps {
  readonly clocks?: readonly ClockNow[];
  readonly load?: { readonly team: number | null; readonly assignee: number | null };
  /** By id. */
  readonly calendars: Readonly<Record<string, number>>;
  /** By the ids of the facts. */
  readonly plugins?: Readonly<Record<PluginFactId, PluginAnswer>>;
  readonly failures: Readonly<Record<string, string>>;
}

export const nothingFound: FoundLookUps = { calendars: {}, failures: {} };

/** What is still to be looked up. What failed is not tried again for the same event: a repeat decides as the first attempt did. */
export function openLookUps(found: FoundLookUps, needed: readonly LookUp[]): readonly LookUp[] {
  const done = doneIn(found);
  return needed.filter((lookUp) => !done.has(lookUp) && found.failures[lookUp] === undefined);
}

function doneIn({ clocks, load, calendars, plugins = {} }: FoundLookUps): ReadonlySet<LookUp> {
  return new Set<LookUp>([
    ...(clocks ? ['clocks' as const] : []),
    ...(load ? ['load' as const] : []),
    ...Object.keys(calendars).map(calendarLookUp),
    ...(Object.keys(plugins) as PluginFactId[]),
  ]);
}

/** As rules read it. */
export function lookedUp(found: FoundLookUps, calendars: ReadonlyMap<string, WorkingHours>): LookedUp {
  const { clocks = [], load, plugins = {} } = found;
  const standing = clocks.flatMap(({ target, state, dueAt }) => [
    [`sla.${target}.state`, state],
    [`sla.${target}.dueAt`, dueAt === null ? null : Date.parse(dueAt)],
  ]);
  const counts = load
    ? [
        ['load.team', load.team],
        ['load.assignee', load.assignee],
      ]
    : [];
  const answers = Object.entries(plugins).map(([id, { value }]) => [id, value]);
  return {
    values: Object.fromEntries([...standing, ...counts, ...answers]) as Record<string, unknown>,
    calendars,
    done: doneIn(found),
    failures: new Map(Object.entries(found.failures) as [LookUp, string][]),
  };
}
