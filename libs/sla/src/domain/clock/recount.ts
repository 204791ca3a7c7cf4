import type { StatusCategory } from '@casewright/contracts';
import { businessBetween } from '../business-time/business-time';
import { isSolved } from './followed-ticket';
import type { Hours, Ledger, Stretch } from './ledger';
import { basisOf, type Cause, type Terms } from './terms';

/** The ticket was in this status from then on. */
export interface Mark {
  readonly at: number;
  readonly category: StatusCategory;
  readonly cause: Cause;
}

/** Where an episode began. */
export interface Beginning {
  readonly at: number;
  readonly cause: Cause;
}

/** Whether a clock that still waits runs in a status. */
export const standsIn = (category: StatusCategory, { pausesIn }: Pick<Terms, 'pausesIn'>): Stretch['kind'] =>
  isSolved(category) || pausesIn.includes(category) ? 'paused' : 'running';

/** Where a clock that began then would have begun to run or to stand still, until an instant. */
export function turnsSince(past: readonly Mark[], { at: from, cause }: Beginning, terms: Terms, until: number) {
  const before = past.filter(({ at }) => at <= from).at(-1);
  const marks = [{ at: from, cause, category: before?.category ?? 'new' }, ...past.filter(({ at }) => at > from && at <= until)];
  const turns = marks.map((mark) => ({ at: mark.at, cause: mark.cause, kind: standsIn(mark.category, terms) }));
  return turns.filter(({ kind }, place) => place === 0 || kind !== turns[place - 1]?.kind);
}

/** What a clock would have counted under these terms from the beginning to an instant, all stretches closed; empty ones are left out. */
export function recount(past: readonly Mark[], beginning: Beginning, terms: Terms, until: number, hours: Hours): Ledger {
  const turns = turnsSince(past, beginning, terms, until);
  return turns.flatMap(({ at, cause, kind }, place): Stretch[] => {
    const to = turns[place + 1]?.at ?? until;
    if (to <= at) return [];
    const elapsedMs = kind === 'running' ? businessBetween(hours(terms), at, to) : 0;
    return [{ from: at, to, kind, elapsedMs, cause, basis: basisOf(terms) }];
  });
}
