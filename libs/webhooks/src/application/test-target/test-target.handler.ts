import { Deliveries } from '@casewright/jobs';
import { missing } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { deliveryIdOf, webhookSend, type WebhookPayload } from '../../domain/payload';
import { TargetRows } from '../targets/target-rows';
import { TestTargetCommand } from './test-target.command';

@CommandHandler(TestTargetCommand)
export class TestTargetHandler implements ICommandHandler<TestTargetCommand> {
  constructor(
    private readonly rows: TargetRows,
    private readonly deliveries: Deliveries,
  ) {}

  async execute({ id: targetId, meta }: TestTargetCommand) {
    if (!(await this.rows.find(targetId))) throw missing();
    const id = deliveryIdOf(meta.commandId);
    const payload: WebhookPayload = { kind: 'test', targetId, at: meta.at };
    await this.deliveries.create({ id, capability: webhookSend, eventId: null, subjectId: null, ticketId: null, payload });
    return id;
  }
}
