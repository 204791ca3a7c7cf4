import type { EscalationEvent } from '@casewright/contracts';
import type { Aggregate } from '@casewright/kernel';

/** The chain that a climb goes on in: that of whatever began it. */
export interface EscalationChain {
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly depth: number;
}

/** One climbing of a ladder on a ticket. Times are ISO 8601. */
export interface Escalation {
  readonly id: string;
  readonly ladderId: string;
  readonly ladderVersion: number;
  /** When each step is climbed. */
  readonly dueAt: readonly string[];
  /** How many steps were climbed. */
  readonly climbed: number;
  /** finished: the last step was climbed, and nobody has acknowledged it. */
  readonly phase: 'running' | 'finished' | 'acknowledged' | 'stopped';
  readonly chain: EscalationChain;
}

/** All escalations of one ticket, by id. */
export type Escalations = Readonly<Record<string, Escalation>>;

export const escalations: Aggregate<Escalations, EscalationEvent> = {
  category: 'escalation',
  initial: {},
  stateVersion: 1,
  evolve: (all, event) => ({ ...all, [event.data.escalationId]: evolveOne(all[event.data.escalationId], event) }),
};

function evolveOne(escalation: Escalation | undefined, { type, data }: EscalationEvent): Escalation {
  if (type === 'escalation.started') {
    const { escalationId: id, ladderId, ladderVersion, dueAt, correlationId, causationId, depth } = data;
    return { id, ladderId, ladderVersion, dueAt, climbed: 0, phase: 'running', chain: { correlationId, causationId, depth } };
  }
  if (!escalation) throw new Error(`${type} of an escalation that was never started`);
  switch (type) {
    case 'escalation.step-climbed':
      return { ...escalation, climbed: data.step };
    case 'escalation.finished':
      return { ...escalation, phase: 'finished' };
    case 'escalation.acknowledged':
      return { ...escalation, phase: 'acknowledged' };
    case 'escalation.stopped':
      return { ...escalation, phase: 'stopped' };
  }
}

export const isRunning = ({ phase }: Escalation): boolean => phase === 'running';
