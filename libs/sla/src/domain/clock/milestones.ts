import type { ClockChange, SlaTarget } from '@casewright/contracts';
import { evolveClock, type Clock } from './clock';
import { isActive } from './clock-state';

/** The place of a warning, the breach, or the level that it grows to. */
export type Milestone = { readonly at: number } & (
  | { readonly kind: 'warned'; readonly level: number }
  | { readonly kind: 'breached' }
  | { readonly kind: 'breach-grown'; readonly level: number }
);

/** The next milestone that the clock reaches if nothing happens, or null. Nothing is reached before its terms counted. */
export function nextMilestone(clock: Clock): Milestone | null {
  if (!isActive(clock)) return null;
  const { dueAt, warnAts, warnedAts, levelAts, grownAts, breachedAt, termsSince } = clock;
  const notBefore = (at: number | null | undefined) => (at === null || at === undefined ? null : Math.max(at, termsSince));
  if (breachedAt !== null) {
    const at = notBefore(levelAts[grownAts.length]);
    return at === null ? null : { kind: 'breach-grown', at, level: grownAts.length + 2 };
  }
  const due = notBefore(dueAt);
  let first: Milestone | null = null;
  for (const [place, warnAt] of warnAts.entries()) {
    const at = warnedAts[place] === null ? notBefore(warnAt) : null;
    // What was over when its terms came gets no warning any more.
    if (at === null || (due !== null && at >= due)) continue;
    if (!first || at < first.at) first = { kind: 'warned', at, level: place + 1 };
  }
  return first ?? (due === null ? null : { kind: 'breached', at: due });
}

/** Warnings, breach and its growth as far as they were reached by `now`, each with the time when it was. */
export function settle(clock: Clock, ticketId: string, target: SlaTarget, now: number): ClockChange[] {
  const events: ClockChange[] = [];
  let current: Clock | null = clock;
  for (let next = nextMilestone(clock); current && next && next.at <= now; next = current && nextMilestone(current)) {
    const event = reached(current, ticketId, target, next);
    events.push(event);
    current = evolveClock(current, event);
  }
  return events;
}

function reached(clock: Clock, ticketId: string, target: SlaTarget, milestone: Milestone): ClockChange {
  const at = new Date(milestone.at).toISOString();
  const dueAt = clock.dueAt === null ? null : new Date(clock.dueAt).toISOString();
  const data = { ticketId, target, episode: clock.episode, at };
  if (milestone.kind === 'warned') return { type: 'sla.warned', data: { ...data, dueAt, level: milestone.level } };
  if (milestone.kind === 'breached') return { type: 'sla.breached', data: { ...data, dueAt: dueAt ?? at } };
  return { type: 'sla.breach-grown', data: { ...data, dueAt: dueAt ?? at, level: milestone.level } };
}

/** The clock as it stands once everything that was reached by `now` counts, recorded or not. */
export const settled = (clock: Clock, ticketId: string, target: SlaTarget, now: number): Clock =>
  settle(clock, ticketId, target, now).reduce<Clock | null>(evolveClock, clock) ?? clock;
