import { emailSend, isImported, type MailPayload, type TicketEvent } from '@casewright/contracts';
import { Deliveries } from '@casewright/jobs';
import { idFrom, type Stored } from '@casewright/kernel';
import type { ReactorDefinition } from '@casewright/subscriptions';
import { Injectable } from '@nestjs/common';
import { MailSettings } from '../../read-model/settings/mail-settings.query';
import { MessageRows } from '../shared/message-rows';

type NotifiedEvent = Extract<TicketEvent, { type: 'ticket.opened' | 'ticket.commented' }>;

/** Tells requesters: what was answered, and that a new ticket by mail has arrived. It only writes deliveries; sending is their business. */
@Injectable()
export class NotifyRequester implements ReactorDefinition<NotifiedEvent> {
  readonly name = 'mail-notify-requester';
  readonly events = ['ticket.opened', 'ticket.commented'] as const;
  readonly startsAt = 'beginning';

  constructor(
    private readonly deliveries: Deliveries,
    private readonly settings: MailSettings,
    private readonly messages: MessageRows,
  ) {}

  async handle(event: Stored<NotifiedEvent>): Promise<void> {
    if (isImported(event)) return;
    if (event.type === 'ticket.opened') await this.acknowledge(event);
    else await this.passOn(event);
  }

  private async acknowledge(event: Stored<NotifiedEvent> & { type: 'ticket.opened' }): Promise<void> {
    if (event.data.channel !== 'mail' || (await this.wasSuspended(event.meta.commandId))) return;
    if (!(await this.settings.newest()).content.acknowledge) return;
    await this.create(event, { kind: 'acknowledgment', ticketId: event.streamId, personId: event.data.requesterId });
  }

  private async passOn(event: Stored<NotifiedEvent> & { type: 'ticket.commented' }): Promise<void> {
    const { visibility, authorKind, commentId, subjectId } = event.data;
    if (visibility !== 'public' || authorKind === 'customer') return;
    await this.create(event, { kind: 'comment', ticketId: event.streamId, personId: subjectId, commentId });
  }

  /** What a person released from Suspended mail is never acknowledged: behind it may be a machine that answers. */
  private async wasSuspended(commandId: string): Promise<boolean> {
    const messageId = /^mail:([0-9a-f-]{36})$/.exec(commandId)?.[1];
    return messageId !== undefined && (await this.messages.find(messageId))?.cause != null;
  }

  private async create(event: Stored<NotifiedEvent>, payload: MailPayload & { personId: string }): Promise<void> {
    await this.deliveries.create({
      id: idFrom(`mail:${payload.kind}:${event.eventId}:${payload.personId}`),
      capability: emailSend,
      eventId: event.eventId,
      subjectId: payload.personId,
      ticketId: event.streamId,
      ruleId: event.meta.actor.kind === 'rule' ? event.meta.actor.id : null,
      payload,
    });
  }
}
