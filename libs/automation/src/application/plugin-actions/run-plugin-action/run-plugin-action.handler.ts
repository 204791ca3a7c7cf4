import { Deliveries } from '@casewright/jobs';
import { DomainError, idFrom } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InstalledActions } from '../../../read-model/references/installed-actions';
import { pluginActionCapability, type PluginActionPayload } from '../plugin-action-sender';
import { RunPluginActionCommand } from './run-plugin-action.command';

/** The id of the delivery follows from the command, so a repeat makes no second one; the plugin sees it as the id of the call. */
@CommandHandler(RunPluginActionCommand)
export class RunPluginActionHandler implements ICommandHandler<RunPluginActionCommand> {
  constructor(
    private readonly actions: InstalledActions,
    private readonly deliveries: Deliveries,
  ) {}

  async execute({ act: { action, params, ticketId, requesterId }, meta }: RunPluginActionCommand) {
    if (!this.actions.find(action)) throw new DomainError('reference.unknown', 'No plugin of this installation can do this any more.');
    const payload: PluginActionPayload = { kind: action, params, ticketId, eventId: meta.causationId ?? '' };
    await this.deliveries.create({
      id: idFrom(`action:${meta.commandId}`),
      capability: pluginActionCapability,
      eventId: meta.causationId,
      // What it says may be about the requester: it does not go out any more once they are erased.
      subjectId: requesterId,
      ticketId,
      payload,
    });
  }
}
