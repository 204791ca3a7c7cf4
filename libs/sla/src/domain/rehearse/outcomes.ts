import type { ClockStanding, SlaTarget } from '@casewright/contracts';
import type { Clocks, RecordedClock } from '../clocks';
import { settled } from '../clock/milestones';

/** How one episode of a clock stands. */
export interface Outcome {
  readonly target: SlaTarget;
  readonly episode: number;
  readonly standing: ClockStanding;
  /** ISO 8601; null where it stands still, and for episodes before the newest. */
  readonly dueAt: string | null;
}

/** All episodes of a ticket's clocks at an instant; those that were cancelled in time count for nothing. */
export function outcomesOf(ticketId: string, clocks: Clocks, at: number): readonly Outcome[] {
  return (Object.entries(clocks) as [SlaTarget, RecordedClock][]).flatMap(([target, recorded]) => [
    ...earlierOutcomes(target, recorded),
    ...newestOutcome(ticketId, target, recorded, at),
  ]);
}

const earlierOutcomes = (target: SlaTarget, { earlier, excused }: RecordedClock): Outcome[] =>
  earlier.flatMap(({ episode, state, breached, late }) => {
    const standing = standingOf(breached || late, excused.includes(episode), state === 'met' ? 'met' : null);
    return standing === null ? [] : [{ target, episode, standing, dueAt: null }];
  });

function newestOutcome(ticketId: string, target: SlaTarget, { clock, excused }: RecordedClock, at: number): Outcome[] {
  const { episode, breachedAt, late, phase, dueAt } = settled(clock, ticketId, target, at);
  const inTime = phase === 'met' ? 'met' : phase === 'cancelled' ? null : 'running';
  const standing = standingOf(breachedAt !== null || late, excused.includes(episode), inTime);
  return standing === null ? [] : [{ target, episode, standing, dueAt: dueAt === null ? null : new Date(dueAt).toISOString() }];
}

function standingOf(breached: boolean, excused: boolean, inTime: ClockStanding | null): ClockStanding | null {
  if (!breached) return inTime;
  return excused ? 'excused' : 'breached';
}
