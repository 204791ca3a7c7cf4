import { defaultStatuses, type TicketCommandMessage, type TicketEvent } from '@casewright/contracts';
import { fold, idFrom, type Stored } from '@casewright/kernel';
import { fieldFact, ticketState, type TicketState } from '@casewright/rules';

export const streamTicketId = idFrom('ticket');

const opened = {
  type: 'ticket.opened',
  data: {
    number: 1,
    subject: 'Dark',
    subjectId: idFrom('person'),
    requesterId: idFrom('person'),
    organisationId: null,
    channel: 'mail',
    type: 'question',
    priority: 'normal',
    severity: null,
    status: { id: 'new', category: 'new' },
    teamId: null,
    assigneeId: null,
    tags: ['a'],
    followsUp: null,
  },
} as unknown as TicketEvent;

/** Whose a command is, and when it was sent. */
export interface CommandSigns {
  readonly commandId: string;
  readonly actor?: Stored['meta']['actor'];
  readonly correlationId?: string;
  readonly causationId?: string | null;
  readonly depth?: number;
  readonly minute?: number;
}

/** The stream of one ticket without a store: it grows by commands, as tickets would let it. */
export class TicketStream {
  readonly events: Stored<TicketEvent>[] = [];

  constructor() {
    this.push(opened, { commandId: 'open' });
  }

  get state(): TicketState {
    const state = fold(ticketState, this.events);
    if (!state) throw new Error('The ticket was not opened');
    return state;
  }

  push(event: TicketEvent, { commandId, actor, correlationId, causationId, depth = 0, minute = 0 }: CommandSigns): void {
    const version = this.events.length + 1;
    const meta = {
      commandId,
      actor: actor ?? { kind: 'user', id: 'u' },
      correlationId: correlationId ?? 'c',
      causationId: causationId ?? null,
      depth,
      at: new Date(Date.parse('2026-01-05T09:00:00.000Z') + minute * 60_000).toISOString(),
    };
    this.events.push({ ...event, eventId: `e${version}`, streamId: streamTicketId, version, meta } as unknown as Stored<TicketEvent>);
  }

  run(command: TicketCommandMessage, signs: CommandSigns): void {
    const event = this.eventOf(command);
    if (event) this.push(event, signs);
  }

  /** Everybody moves from one organisation to the next with every event. */
  private get organisationToday(): string | null {
    return [null, idFrom('cinema'), idFrom('theatre')][this.events.length % 3] ?? null;
  }

  /** Null where there is nothing to change. */
  private eventOf({ type, data }: TicketCommandMessage): TicketEvent | null {
    const { state } = this;
    switch (type) {
      case 'ticket.change-priority':
        return data.to === state.priority ? null : { type: 'ticket.priority-changed', data: { from: state.priority, to: data.to } };
      case 'ticket.change-type':
        return data.to === state.type ? null : { type: 'ticket.type-changed', data: { from: state.type, to: data.to } };
      case 'ticket.change-severity':
        return data.to === state.severity ? null : { type: 'ticket.severity-changed', data: { from: state.severity, to: data.to ?? null } };
      case 'ticket.change-subject':
        return data.to === state.subject
          ? null
          : { type: 'ticket.subject-changed', data: { subjectId: state.subjectId, from: state.subject ?? '', to: data.to } };
      case 'ticket.change-requester': {
        const { organisationId: toOrganisationId = this.organisationToday, to } = data;
        const same = to === state.requesterId && (data.organisationId === undefined || toOrganisationId === state.organisationId);
        const organisations = { fromOrganisationId: state.organisationId, toOrganisationId };
        return same ? null : { type: 'ticket.requester-changed', data: { from: state.requesterId, to, ...organisations } };
      }
      case 'ticket.assign-agent':
        return data.to === state.assigneeId
          ? null
          : { type: 'ticket.agent-assigned', data: { from: state.assigneeId, to: data.to ?? null } };
      case 'ticket.change-status': {
        const to = defaultStatuses.find(({ id }) => id === data.to);
        return !to || to.id === state.status.id ? null : { type: 'ticket.status-changed', data: { from: state.status, to } };
      }
      case 'ticket.assign-team':
        return data.to === state.teamId ? null : { type: 'ticket.team-assigned', data: { from: state.teamId, to: data.to ?? null } };
      case 'ticket.tag':
        return state.tags.includes(data.tag) ? null : { type: 'ticket.tagged', data: { tag: data.tag } };
      case 'ticket.untag':
        return state.tags.includes(data.tag) ? { type: 'ticket.untagged', data: { tag: data.tag } } : null;
      case 'ticket.set-field': {
        const from = (state.fields[fieldFact(data.key)] as string | undefined) ?? null;
        const to = typeof data.to === 'string' ? data.to : null;
        return to === from ? null : { type: 'ticket.field-set', data: { subjectId: null, key: data.key, kind: 'choice', from, to } };
      }
      default:
        throw new Error(`Not needed yet: ${type}`);
    }
  }
}
