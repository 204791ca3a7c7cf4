import type { Priority, TicketEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { firstMeta, idFrom, newId, type FixedClock } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import type { TestApp } from '@casewright/testing';

interface Known {
  readonly id: string;
  priority: Priority;
  teamId: string | null;
  solved: boolean;
}

const priorities = ['low', 'normal', 'high', 'urgent'] as const;
const states = { open: { id: 'open', category: 'open' }, solved: { id: 'solved', category: 'solved' } } as const;
const hour = 3_600_000;

/** A few days at a desk, made from a seed: tickets come in, move between teams, are answered, solved and opened again, at any hour. */
export class DeskHistory {
  private readonly tickets: Known[] = [];
  private seed = 20_260_105;

  constructor(
    private readonly test: TestApp,
    private readonly teams: readonly string[],
  ) {}

  async run(steps: number): Promise<void> {
    const clock = this.test.clock as FixedClock;
    for (let step = 0; step < steps; step++) {
      clock.advance(Math.floor(this.random() * 4 * hour));
      await this.settle();
      await this.step();
    }
    await this.settle();
  }

  private async step(): Promise<void> {
    const ticket = this.pick(this.tickets);
    const chance = this.random();
    if (!ticket || chance < 0.45) return this.open();
    if (chance < 0.6) return this.append(ticket.id, comment(ticket.id));
    if (chance < 0.8) return this.turn(ticket);
    if (chance < 0.9) return this.move(ticket);
    return this.press(ticket);
  }

  private async open(): Promise<void> {
    const priority = this.pick(priorities) ?? 'normal';
    const ticket: Known = { id: newId(), priority, teamId: this.pick([...this.teams, null]) ?? null, solved: false };
    this.tickets.push(ticket);
    await this.append(ticket.id, opened(ticket, this.tickets.length));
  }

  private async turn(ticket: Known): Promise<void> {
    const [from, to] = ticket.solved ? [states.solved, states.open] : [states.open, states.solved];
    ticket.solved = !ticket.solved;
    await this.append(ticket.id, { type: 'ticket.status-changed', data: { from, to } });
  }

  private async move(ticket: Known): Promise<void> {
    const from = ticket.teamId;
    ticket.teamId = this.pick([...this.teams, null]) ?? null;
    await this.append(ticket.id, { type: 'ticket.team-assigned', data: { from, to: ticket.teamId } });
  }

  private async press(ticket: Known): Promise<void> {
    const from = ticket.priority;
    ticket.priority = this.pick(priorities) ?? from;
    await this.append(ticket.id, { type: 'ticket.priority-changed', data: { from, to: ticket.priority } });
  }

  private async append(streamId: string, event: TicketEvent): Promise<void> {
    const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, this.test.clock.now());
    await this.test.get(EventStore).append({ streamId, category: 'ticket', expected: 'any', events: [event], meta, requestHash: '' });
  }

  private async settle(): Promise<void> {
    await this.test.catchUp();
    if ((await this.test.get(ProcessHost).runDue()) > 0) await this.test.catchUp();
  }

  private pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.random() * from.length)];
  }

  private random(): number {
    this.seed = (Math.imul(this.seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.seed / 2 ** 32;
  }
}

const person = idFrom('ada');

const opened = ({ priority, teamId }: Known, number: number): TicketEvent => ({
  type: 'ticket.opened',
  data: {
    ...{ number, subject: 'Black picture', subjectId: person, requesterId: person, organisationId: null, channel: 'web', type: 'question' },
    ...{ priority, severity: null, status: states.open, teamId, assigneeId: null, tags: [], followsUp: null },
  },
});

const comment = (id: string): TicketEvent => ({
  type: 'ticket.commented',
  data: {
    ...{ commentId: newId(), subjectId: person, authorId: id, authorKind: 'agent', visibility: 'public', channel: 'web' },
    ...{ text: 'On our way', html: null, attachments: [], messageId: null, automatic: false },
  },
});
