import type { EscalationEvent } from '@casewright/contracts';
import { DomainError, missing } from '@casewright/kernel';
import { isRunning, type Escalation, type EscalationChain, type Escalations } from './escalations';

type DataOf<Name extends string> = Extract<EscalationEvent, { type: `escalation.${Name}` }>['data'];

/** The version of a ladder that a ticket is to climb, with the time of each step. */
export interface Beginning {
  readonly escalationId: string;
  readonly ticketId: string;
  readonly ladderId: string;
  readonly ladderVersion: number;
  readonly dueAt: readonly string[];
  readonly at: string;
  readonly chain: EscalationChain;
}

/** Nothing where the ticket climbs the ladder already. */
export function start(all: Escalations, { chain, dueAt, ...data }: Beginning): readonly EscalationEvent[] {
  const climbs = Object.values(all).some((one) => isRunning(one) && one.ladderId === data.ladderId);
  if (climbs || all[data.escalationId]) return [];
  return [{ type: 'escalation.started', data: { ...data, dueAt: [...dueAt], ...chain } }];
}

/** The next step is climbed; the last one ends the climb. Nothing where another step is the next one, or the climb has ended. */
export function climb(
  all: Escalations,
  climbed: Omit<DataOf<'step-climbed'>, 'of' | 'ladderId' | 'ladderVersion'>,
): readonly EscalationEvent[] {
  const { escalationId, ticketId, step, at } = climbed;
  const escalation = all[escalationId];
  if (!escalation || !isRunning(escalation) || escalation.climbed + 1 !== step) return [];
  const { ladderId, ladderVersion } = escalation;
  const of = escalation.dueAt.length;
  const event: EscalationEvent = { type: 'escalation.step-climbed', data: { ...climbed, ladderId, ladderVersion, of } };
  return step < of ? [event] : [event, { type: 'escalation.finished', data: { escalationId, ticketId, ladderId, at } }];
}

/** Somebody has taken notice, be it after the last step. A second time changes nothing. */
export function acknowledge(all: Escalations, data: Omit<DataOf<'acknowledged'>, 'ladderId'>): readonly EscalationEvent[] {
  const { phase, ladderId } = known(all, data.escalationId);
  if (phase === 'acknowledged') return [];
  if (phase === 'stopped')
    throw new DomainError('state.conflict', 'The escalation was stopped before: there is nothing to acknowledge any more.');
  return [{ type: 'escalation.acknowledged', data: { ...data, ladderId } }];
}

/** One escalation, those on a ladder, or all that run on the ticket. */
export type Which = { readonly escalationId: string } | { readonly ladderId: string } | 'all';

/** Ends what runs and is meant; nothing where nothing does. */
export function stop(
  all: Escalations,
  which: Which,
  data: Omit<DataOf<'stopped'>, 'escalationId' | 'ladderId'>,
): readonly EscalationEvent[] {
  if (which !== 'all' && 'escalationId' in which) known(all, which.escalationId);
  return Object.values(all)
    .filter((one) => isRunning(one) && isMeant(one, which))
    .map(({ id: escalationId, ladderId }) => ({ type: 'escalation.stopped', data: { escalationId, ladderId, ...data } }));
}

function isMeant({ id, ladderId }: Escalation, which: Which): boolean {
  if (which === 'all') return true;
  return 'escalationId' in which ? which.escalationId === id : which.ladderId === ladderId;
}

function known(all: Escalations, escalationId: string): Escalation {
  const escalation = all[escalationId];
  if (!escalation) throw missing();
  return escalation;
}
