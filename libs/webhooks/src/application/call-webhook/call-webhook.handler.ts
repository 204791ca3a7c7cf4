import { Deliveries } from '@casewright/jobs';
import { DomainError } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deliveryIdOf, ruleCall, webhookSend } from '../../domain/payload';
import { TargetRows } from '../targets/target-rows';
import { CallWebhookCommand } from './call-webhook.command';

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
    await this.deliveries.create({
      id: deliveryIdOf(meta.commandId),
      capability: webhookSend,
      eventId: meta.causationId,
      subjectId: people === 'included' ? ticket.requesterId : null,
      ticketId: ticket.id,
      ruleId: call.rule.id,
      payload: ruleCall(call, meta.at, meta.causationId),
    });
  }
}
