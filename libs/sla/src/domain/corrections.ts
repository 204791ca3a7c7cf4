import type { ClockChange, SlaTarget } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import type { Clock } from './clock/clock';
import { isActive } from './clock/clock-state';
import { settled } from './clock/milestones';
import type { Clocks, RecordedClock } from './clocks';

/** A person corrects the clock of a target of a ticket, now. */
export interface Correcting {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly at: number;
  /** The requester, whom the reason may be about. */
  readonly subjectId: string;
  readonly reason: string;
}

const refuse = (sentence: string): DomainError => new DomainError('state.conflict', sentence);

function recordedOf(clocks: Clocks, target: SlaTarget): RecordedClock {
  const recorded = clocks[target];
  if (!recorded) throw new DomainError('resource.missing', 'The ticket has no such clock.');
  return recorded;
}

const dataOf = ({ ticketId, target, at, subjectId, reason }: Correcting, episode: number) => ({
  ...{ ticketId, target, episode, at: new Date(at).toISOString(), subjectId, reason },
});

/** Gives time to the newest episode, or takes some from it. One that is over can only be given time: it may not have been late then. */
export function credit(clocks: Clocks, correcting: Correcting, minutes: number, isClosed: boolean): readonly ClockChange[] {
  const { clock } = recordedOf(clocks, correcting.target);
  if (isClosed) throw refuse('The ticket is closed and its clocks do not move any more: excuse the breach instead.');
  if (clock.phase === 'cancelled') throw refuse('This clock waits for nothing any more: there is nothing to give time to.');
  if (!isActive(clock) && minutes < 0) throw refuse('This clock is over: time can be given to it, but not taken.');
  return [{ type: 'sla.credited', data: { ...dataOf(correcting, clock.episode), minutes } }];
}

/** Says that the breach of an episode does not count; `episode` is the newest where none is named. Nothing happens to one that is excused. */
export function excuse(clocks: Clocks, correcting: Correcting, named: number | undefined): readonly ClockChange[] {
  const recorded = recordedOf(clocks, correcting.target);
  const episode = named ?? recorded.clock.episode;
  if (!wasBreached(recorded, episode, correcting)) throw refuse('This clock was not breached: there is nothing to excuse.');
  return recorded.excused.includes(episode) ? [] : [{ type: 'sla.excused', data: dataOf(correcting, episode) }];
}

export function withdrawExcuse(clocks: Clocks, correcting: Correcting, named: number | undefined): readonly ClockChange[] {
  const recorded = recordedOf(clocks, correcting.target);
  const episode = named ?? recorded.clock.episode;
  return recorded.excused.includes(episode) ? [{ type: 'sla.excuse-withdrawn', data: dataOf(correcting, episode) }] : [];
}

/** Recorded or not: what was due a moment ago is breached. */
function wasBreached({ clock, earlier }: RecordedClock, episode: number, { ticketId, target, at }: Correcting): boolean {
  if (clock.episode === episode) return breachedNow(settled(clock, ticketId, target, at));
  const found = earlier.find((one) => one.episode === episode);
  if (!found) throw new DomainError('resource.missing', 'The clock has no such episode.');
  return found.breached || found.late;
}

const breachedNow = ({ breachedAt, late }: Clock): boolean => breachedAt !== null || late;
