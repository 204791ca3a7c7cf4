import { escalationEvents, type EscalationEvent, type TicketEvent } from '@casewright/contracts';
import { defineProcess, type CommandMessage, type ProcessStep } from '@casewright/kernel';
import { commandsOf } from './step-commands';

type StatusChanged = Extract<TicketEvent, { type: 'ticket.status-changed' }>;

/** A climb as far as it must be known to wake for it. Times are ISO 8601. */
interface Climb {
  readonly dueAt: readonly string[];
  readonly climbed: number;
  /** Its next step was asked for, and has not been heard of yet. */
  readonly asked: 'yes' | 'no';
}

export interface EscalationsState {
  readonly ticketId: string;
  /** What runs on the ticket, by escalation. */
  readonly climbs: Readonly<Record<string, Climb>>;
}

/** Climbs the ladders of one ticket: wakes for each step, has it done by ordinary commands, and ends when the ticket is solved. */
export const escalation = defineProcess<EscalationsState, EscalationEvent | StatusChanged>({
  type: 'escalation',
  version: 1,
  initial: { ticketId: '', climbs: {} },
  follows: [...(Object.keys(escalationEvents) as EscalationEvent['type'][]), 'ticket.status-changed'],
  key: (event) => (event.type === 'ticket.status-changed' ? event.streamId : event.data.ticketId),
  starts: ({ type }) => type === 'escalation.started',
  on(state, input, now) {
    switch (input.type) {
      case 'process.woken':
        return woken(state, Math.max(now.getTime(), Date.parse(input.at)));
      case 'ticket.status-changed':
        return answer(state, ended(state, input.data.to.category));
      case 'escalation.started': {
        const { ticketId, escalationId, dueAt } = input.data;
        return answer({ ticketId, climbs: { ...state.climbs, [escalationId]: { dueAt, climbed: 0, asked: 'no' } } });
      }
      case 'escalation.step-climbed':
        return answer(climbed(state, input.data.escalationId, input.data.step), commandsOf(input.data));
      default:
        return answer(without(state, input.data.escalationId));
    }
  },
});

const nextOf = ({ dueAt, climbed: done, asked }: Climb): string | undefined => (asked === 'yes' ? undefined : dueAt[done]);

/** Asks for every step whose time has come. What it does is worked out there, by the ticket as it is then. */
function woken(state: EscalationsState, now: number): ProcessStep<EscalationsState> {
  const due = Object.entries(state.climbs).filter(([, climb]) => Date.parse(nextOf(climb) ?? '') <= now);
  const { ticketId } = state;
  const asked = due.map(([id, climb]): [string, Climb] => [id, { ...climb, asked: 'yes' }]);
  return answer(
    { ticketId, climbs: { ...state.climbs, ...Object.fromEntries(asked) } },
    due.map(([escalationId, climb]) => ({ type: 'escalation.climb', data: { ticketId, escalationId, step: climb.climbed + 1 } })),
  );
}

const ended = ({ ticketId }: EscalationsState, category: string): readonly CommandMessage[] =>
  category === 'solved' || category === 'closed' ? [{ type: 'escalation.end', data: { ticketId, because: category } }] : [];

function climbed(state: EscalationsState, id: string, step: number): EscalationsState {
  const climb = state.climbs[id];
  return climb ? { ...state, climbs: { ...state.climbs, [id]: { ...climb, climbed: step, asked: 'no' } } } : state;
}

function without(state: EscalationsState, id: string): EscalationsState {
  const { [id]: _, ...climbs } = state.climbs;
  return { ...state, climbs };
}

function answer(state: EscalationsState, commands: readonly CommandMessage[] = []): ProcessStep<EscalationsState> {
  const times = Object.values(state.climbs).flatMap((climb) => nextOf(climb) ?? []);
  const wakeAt = times.length === 0 ? null : times.reduce((first, time) => (time < first ? time : first));
  return { state, commands, wakeAt, done: Object.keys(state.climbs).length === 0 };
}
