import { fold } from '@casewright/kernel';
import { ticketState, type TicketMoment, type TicketState } from '@casewright/rules';

type Event = TicketMoment['together'][number];

/** A ticket on its way along the log. */
interface Told {
  readonly state: TicketState | null;
  /** What rules did to it so far: all that guards look for in a stream. */
  readonly byRules: readonly Event[];
}

/** A moment, and the part of the ticket's stream that guards ask about. */
export interface ReplayedMoment {
  readonly moment: TicketMoment;
  readonly byRules: readonly Event[];
}

const untold: Told = { state: null, byRules: [] };
const rulesAmong = (events: readonly Event[]): readonly Event[] => events.filter(({ meta }) => meta.actor.kind === 'rule');

/** Folds tickets along the log, each event once, and shows each as it was around its events. */
export class Replay {
  private readonly tickets = new Map<string, Told>();

  get ticketCount(): number {
    return this.tickets.size;
  }

  knows(ticketId: string): boolean {
    return this.tickets.has(ticketId);
  }

  /** What had happened to a ticket before the stretch that is replayed, oldest first. */
  begin(ticketId: string, earlier: readonly Event[]): void {
    this.tickets.set(ticketId, { state: fold(ticketState, earlier), byRules: rulesAmong(earlier) });
  }

  /** The events of one command, oldest first: the moments of its events. */
  step(command: readonly Event[]): readonly ReplayedMoment[] {
    const [first] = command;
    if (!first) return [];
    const { state, byRules } = this.tickets.get(first.streamId) ?? untold;
    const after = fold(ticketState, command, state);
    const told = [...byRules, ...rulesAmong(command)];
    this.tickets.set(first.streamId, { state: after, byRules: told });
    if (!after) return [];
    return command.map((event) => ({
      moment: { ticketId: event.streamId, event, together: command, before: state, after },
      byRules: told,
    }));
  }
}

/** Splits a stretch of the log into commands; the last one may go on in the next stretch. */
export function commandsIn(events: readonly Event[]): { readonly commands: readonly (readonly Event[])[]; readonly rest: readonly Event[] } {
  const commands: Event[][] = [];
  for (const event of events) {
    const open = commands.at(-1);
    const [first] = open ?? [];
    if (open && first && first.streamId === event.streamId && first.meta.commandId === event.meta.commandId) open.push(event);
    else commands.push([event]);
  }
  return { commands: commands.slice(0, -1), rest: commands.at(-1) ?? [] };
}
