import { calendarLookUp, type LookedUp, type LookUp } from '@casewright/rules';
import type { ClockNow, WorkingHours } from '@casewright/contracts';

/** What look-ups for one event have found, as it is kept: of calendars their versions, which never change. */
export interface FoundLookUps {
  readonly clocks?: readonly ClockNow[];
  readonly load?: { readonly team: number | null; readonly assignee: number | null };
  /** By id. */
  readonly calendars: Readonly<Record<string, number>>;
  readonly failures: Readonly<Record<string, string>>;
}

export const nothingFound: FoundLookUps = { calendars: {}, failures: {} };

/** What is still to be looked up. What failed is not tried again for the same event: a repeat decides as the first attempt did. */
export function openLookUps(found: FoundLookUps, needed: readonly LookUp[]): readonly LookUp[] {
  const done = doneIn(found);
  return needed.filter((lookUp) => !done.has(lookUp) && found.failures[lookUp] === undefined);
}

function doneIn({ clocks, load, calendars }: FoundLookUps): ReadonlySet<LookUp> {
  return new Set<LookUp>([
    ...(clocks ? ['clocks' as const] : []),
    ...(load ? ['load' as const] : []),
    ...Object.keys(calendars).map(calendarLookUp),
  ]);
}

/** As rules read it. */
export function lookedUp(found: FoundLookUps, calendars: ReadonlyMap<string, WorkingHours>): LookedUp {
  const { clocks = [], load } = found;
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
  return {
    values: Object.fromEntries([...standing, ...counts]) as Record<string, unknown>,
    calendars,
    done: doneIn(found),
    failures: new Map(Object.entries(found.failures) as [LookUp, string][]),
  };
}
