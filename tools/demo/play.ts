import { CommandGateway } from '@casewright/commands';
import type { CommentContent } from '@casewright/contracts';
import { firstMeta, idFrom, unreachable, type Actor, type CommandMessage, type FixedClock } from '@casewright/kernel';
import type { INestApplicationContext } from '@nestjs/common';
import type { DemoCompany } from './make-company';
import type { DemoAction, DemoAgent } from './scenario';
import type { Topic } from './topics';

/** Performs the actions of the story as commands, each with an id of its own. */
export class Play {
  private readonly gateway: CommandGateway;
  private readonly requesters = new Map<number, string>();
  private sent = 0;

  constructor(
    app: INestApplicationContext,
    private readonly clock: FixedClock,
    private readonly company: DemoCompany,
  ) {
    this.gateway = app.get(CommandGateway);
  }

  async perform(action: DemoAction): Promise<void> {
    const ticketId = ticketIdOf(action.ticket);
    switch (action.do) {
      case 'open':
        return this.open(action, ticketId);
      case 'take':
        return this.assign(action, ticketId);
      case 'answer':
        return this.send(staff(action.agent), {
          type: 'ticket.comment',
          data: { ticketId, comment: written(action.agent, action.text, 'public') },
        });
      case 'note':
        return this.send(staff(action.agent), {
          type: 'ticket.comment',
          data: { ticketId, comment: written(action.agent, action.text, 'internal') },
        });
      case 'customer':
        return this.answerAsCustomer(action.ticket, ticketId, action.text);
      case 'status':
        return this.send(staff(action.agent), { type: 'ticket.change-status', data: { ticketId, to: action.to } });
      case 'severity':
        return this.send(staff(action.agent), { type: 'ticket.change-severity', data: { ticketId, to: action.to } });
      default:
        return unreachable(action);
    }
  }

  /** Most people take what they do; the manager hands out the rest. */
  private async assign({ ticket, agent }: Extract<DemoAction, { do: 'take' }>, ticketId: string): Promise<void> {
    const by: Actor = { kind: 'user', id: ticket % 4 === 0 ? this.company.managerId : agent.id };
    await this.send(by, { type: 'ticket.assign-team', data: { ticketId, to: this.company.teams[agent.team] } });
    await this.send(by, { type: 'ticket.assign-agent', data: { ticketId, to: agent.id } });
  }

  private async open(action: Extract<DemoAction, { do: 'open' }>, ticketId: string): Promise<void> {
    const person = this.company.people[action.person];
    if (!person) throw new Error(`There is no person ${action.person} in the demo company`);
    this.requesters.set(action.ticket, person);
    const message = { ticketId, requesterId: person, subject: action.subject, comment: fromCustomer(person, action.message) };
    const data = action.ticket % 3 === 0 ? { ...message, ...this.sorted(action.topic) } : { ...message, channel: 'mail' };
    await this.send({ kind: 'customer', id: person }, { type: 'ticket.open', data });
  }

  /** The web form asks what it is about; mail leaves that to the rules and to whoever takes it. */
  private sorted({ team, type, priority, tags }: Topic): object {
    return { channel: 'web', type, priority, tags: [...tags], teamId: this.company.teams[team] };
  }

  private answerAsCustomer(ticket: number, ticketId: string, text: string): Promise<void> {
    const person = this.requesters.get(ticket) ?? '';
    return this.send({ kind: 'customer', id: person }, { type: 'ticket.comment', data: { ticketId, comment: fromCustomer(person, text) } });
  }

  private async send(actor: Actor, message: CommandMessage): Promise<void> {
    this.sent += 1;
    await this.gateway.send(message, firstMeta(`demo:${this.sent}`, actor, this.clock.now()));
  }
}

export const ticketIdOf = (ticket: number): string => idFrom(`demo-ticket:${ticket}`);

const staff = (agent: DemoAgent): Actor => ({ kind: 'user', id: agent.id });

const fromCustomer = (personId: string, text: string): CommentContent => ({
  ...empty,
  text,
  visibility: 'public',
  channel: 'mail',
  authorId: personId,
  authorKind: 'customer',
});

const written = (agent: DemoAgent, text: string, visibility: 'public' | 'internal'): CommentContent => ({
  ...empty,
  text,
  visibility,
  channel: 'web',
  authorId: agent.id,
  authorKind: 'agent',
});

const empty = { html: null, attachments: [], messageId: null, automatic: false };
