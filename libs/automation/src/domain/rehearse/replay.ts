import { fold } from '@casewright/kernel';
import { ticketState, type TicketMoment, type TicketState } from '@casewright/rules';

type Event = TicketMoment['together'][number];

/** Folds tickets along the log, each event once, and shows each as it was around its events. */
export class Replay {
  private readonly tickets = new Map<string, TicketState | null>();

  get ticketCount(): number {
    return this.tickets.size;
  }

  knows(ticketId: string): boolean {
    return this.tickets.has(ticketId);
  }

  /** What had happened to a ticket before the stretch that is replayed, oldest first. */
  begin(ticketId: string, earlier: readonly Event[]): void {
    this.tickets.set(ticketId, fold(ticketState, earlier));
  }

  /** The events of one command, oldest first: the moments of its events. */
  step(command: readonly Event[]): readonly TicketMoment[] {
    const [first] = command;
    if (!first) return [];
    const before = this.tickets.get(first.streamId) ?? null;
    const after = fold(ticketState, command, before);
    this.tickets.set(first.streamId, after);
    return after ? command.map((event) => ({ ticketId: event.streamId, event, together: command, before, after })) : [];
  }
}

/** Splits a stretch of the log into commands; the last one may go on in the next stretch. */
export function commandsIn(events: readonly Event[]): {
  readonly commands: readonly (readonly Event[])[];
  readonly rest: readonly Event[];
} {
  const commands: Event[][] = [];
  for (const event of events) {
    const open = commands.at(-1);
    const [first] = open ?? [];
    if (open && first && first.streamId === event.streamId && first.meta.commandId === event.meta.commandId) open.push(event);
    else commands.push([event]);
  }
  return { commands: commands.slice(0, -1), rest: commands.at(-1) ?? [] };
}
