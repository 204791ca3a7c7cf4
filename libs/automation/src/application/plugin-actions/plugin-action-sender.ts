import { Config } from '@casewright/config';
import { PermanentFailure, type DeliverySender, type NewDelivery } from '@casewright/jobs';
import { ActionRefused } from '@casewright/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { pluginParams } from '../../domain/plugin-params';
import { InstalledActions } from '../../read-model/references/installed-actions';
import { TicketMoments } from '../../read-model/tickets/ticket-moments';

export const pluginActionCapability = 'plugin.action';

const PluginActionPayload = z.strictObject({
  kind: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  ticketId: z.uuid(),
  eventId: z.string(),
});
export type PluginActionPayload = z.infer<typeof PluginActionPayload>;

/** Has plugins do what rules asked for, with the texts as the ticket was at the event. */
@Injectable()
export class PluginActionSender implements DeliverySender {
  readonly capability = pluginActionCapability;

  constructor(
    private readonly actions: InstalledActions,
    private readonly moments: TicketMoments,
    private readonly config: Config,
  ) {}

  async send({ id, payload }: NewDelivery): Promise<{ receipt: string }> {
    const parsed = PluginActionPayload.safeParse(payload);
    if (!parsed.success) throw new PermanentFailure('The payload is not that of an action');
    const { kind, params, ticketId, eventId } = parsed.data;
    const action = this.actions.find(kind);
    if (!action) throw new PermanentFailure(`No plugin of this installation can do ${kind}`);
    const moment = this.moments.moment(await this.moments.stream(ticketId), eventId);
    if (!moment) throw new PermanentFailure('The ticket has no such event');
    const ticket = { id: ticketId, number: `T-${moment.after.number}`, url: `${this.config.values.PUBLIC_URL}/tickets/${ticketId}` };
    const rendered = pluginParams(action, params, await this.moments.facts(moment));
    if ('refusal' in rendered) throw new PermanentFailure(rendered.refusal);
    return { receipt: await action.run({ id, params: rendered.params, ticket }).catch(finalOr) };
  }
}

function finalOr(error: unknown): never {
  throw error instanceof ActionRefused ? new PermanentFailure(error.message) : error;
}
