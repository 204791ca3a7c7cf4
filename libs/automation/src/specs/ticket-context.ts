import { CommandGateway } from '@casewright/commands';
import { defaultStatuses, ticketCommands, ticketEvents, type TicketCommandMessage, type TicketEvent } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { DomainError, fold, idFrom, type CommandMeta, type Stored } from '@casewright/kernel';
import { fieldFact, ticketState, type TicketState } from '@casewright/rules';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { manager } from './company';

export class TicketCommand {
  constructor(
    readonly message: TicketCommandMessage,
    readonly meta: CommandMeta,
  ) {}
}

/** What the tickets context does with commands, as little of it as rules need to be tested: contexts know one another by contracts only. */
@Injectable()
@CommandHandler(TicketCommand)
export class TicketHandler implements ICommandHandler<TicketCommand> {
  /** Thrown once by the next command of the type, as if the process had lost the database. */
  failNext: string | null = null;

  constructor(private readonly store: EventStore) {}

  async execute({ message, meta }: TicketCommand): Promise<void> {
    if (this.failNext === message.type) {
      this.failNext = null;
      throw new Error('connection lost');
    }
    const streamId = message.data.ticketId;
    const stream = (await this.store.readStream(streamId)) as readonly Stored<TicketEvent>[];
    const state = fold(ticketState, stream);
    const events = eventsOf(message, state, meta);
    if (events.length > 0)
      await this.store.append({ streamId, category: 'ticket', expected: 'any', events, meta, requestHash: message.type });
  }
}

function eventsOf(message: TicketCommandMessage, state: TicketState | null, meta: CommandMeta): TicketEvent[] {
  if (message.type === 'ticket.open') return opened(ticketCommands['ticket.open'].parse(message.data), meta);
  if (!state) throw new DomainError('resource.missing', 'There is no such ticket.');
  switch (message.type) {
    case 'ticket.comment':
      return [comment(ticketCommands['ticket.comment'].parse(message.data).comment, state.subjectId, meta)];
    case 'ticket.change-priority':
      return [{ type: 'ticket.priority-changed', data: { from: state.priority, to: message.data.to } }];
    case 'ticket.change-status':
      return changedStatus(message.data.to, state);
    case 'ticket.assign-team':
      return [{ type: 'ticket.team-assigned', data: { from: state.teamId, to: message.data.to } }];
    case 'ticket.change-requester':
      return [changedRequester(message.data, state)];
    case 'ticket.set-field':
      return [fieldSet(message.data, state)];
    case 'ticket.tag':
      return [{ type: 'ticket.tagged', data: { tag: message.data.tag } }];
    case 'ticket.untag':
      return [{ type: 'ticket.untagged', data: { tag: message.data.tag } }];
    default:
      throw new Error(`Not needed yet: ${message.type}`);
  }
}

type ChangeRequester = Extract<TicketCommandMessage, { type: 'ticket.change-requester' }>['data'];

function changedRequester({ to, organisationId }: ChangeRequester, state: TicketState): TicketEvent {
  const today = to === manager.id ? manager.organisationId : null;
  const organisations = {
    fromOrganisationId: state.organisationId,
    toOrganisationId: organisationId === undefined ? today : organisationId,
  };
  return { type: 'ticket.requester-changed', data: { from: state.requesterId, to, ...organisations } };
}

/** Choices are the only kind of field in these suites. */
function fieldSet({ key, to }: Extract<TicketCommandMessage, { type: 'ticket.set-field' }>['data'], state: TicketState): TicketEvent {
  const from = (state.fields[fieldFact(key)] as string | undefined) ?? null;
  return { type: 'ticket.field-set', data: { subjectId: null, key, kind: 'choice', from, to } };
}

function changedStatus(id: string, state: TicketState): TicketEvent[] {
  const status = defaultStatuses.find((other) => other.id === id);
  if (!status || status.category === 'solved') throw new DomainError('ticket.assignee-needed', 'Assign the ticket before solving it.');
  return [{ type: 'ticket.status-changed', data: { from: state.status, to: { id, category: status.category } } }];
}

type Content = ReturnType<(typeof ticketCommands)['ticket.comment']['parse']>['comment'];
const comment = (content: Content, subjectId: string, meta: CommandMeta): TicketEvent => ({
  type: 'ticket.commented',
  data: { ...content, commentId: idFrom(`comment:${meta.commandId}`), subjectId },
});

function opened(data: ReturnType<(typeof ticketCommands)['ticket.open']['parse']>, meta: CommandMeta): TicketEvent[] {
  const { ticketId: _, comment: content, fields: _fields, ...ticket } = data;
  const status = { id: 'new', category: 'new' as const };
  return [
    { type: 'ticket.opened', data: { ...ticket, number: 1001, subjectId: data.requesterId, status } },
    comment(content, data.requesterId, meta),
  ];
}

@Module({ providers: [TicketHandler], exports: [TicketHandler] })
export class SmallTicketsModule implements OnModuleInit {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly eventTypes: EventTypes,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(ticketEvents);
    for (const [type, schema] of Object.entries(ticketCommands)) {
      this.gateway.register({ type, schema, create: (data, meta) => new TicketCommand({ type, data } as TicketCommandMessage, meta) });
    }
  }
}
