import { Deliveries } from '@casewright/jobs';
import { DomainError, idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { webhookSend, type WebhookPayload } from '../../domain/payload';
import { TargetRows } from '../targets/target-rows';
import { CallWebhookCommand } from './call-webhook.command';

/** The id of the delivery follows from the command, so a repeat makes no second one; the receiver sees it as `webhook-id`. */
@CommandHandler(CallWebhookCommand)
export class CallWebhookHandler implements ICommandHandler<CallWebhookCommand> {
  constructor(
    private readonly rows: TargetRows,
    private readonly deliveries: Deliveries,
  ) {}

  async execute({ call, meta }: CallWebhookCommand) {
    const { targetId, ticket, people } = call;
    if (!(await this.rows.find(targetId))) {
      throw new DomainError('reference.unknown', 'The webhook was removed: choose another in the rule.');
    }
    const payload: WebhookPayload = { kind: 'rule', targetId, at: meta.at, call, eventId: meta.causationId };
    await this.deliveries.create({
      id: idFrom(`webhook:${meta.commandId}`),
      capability: webhookSend,
      eventId: meta.causationId,
      subjectId: people === 'included' ? ticket.requesterId : null,
      ticketId: ticket.id,
      ruleId: call.rule.id,
      payload,
    });
  }
}
