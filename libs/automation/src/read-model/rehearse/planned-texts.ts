import { PluginAct, webhookCommands, WebhookRehearsal } from '@casewright/contracts';
import type { PlannedAction, PlannedStep } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { paramTexts, requestTexts, textsIn, type PlannedText } from '../../domain/rehearse/planned-texts';
import { pluginParams } from '../../domain/plugin-params';
import { InstalledActions } from '../references/installed-actions';
import type { Occasion } from './occasion';

/** What actions would write and send, filled in by the code that does it live. */
@Injectable()
export class PlannedTexts {
  constructor(
    private readonly webhooks: WebhookRehearsal,
    private readonly installed: InstalledActions,
  ) {}

  async of({ steps }: PlannedAction, occasion: Occasion): Promise<PlannedText[]> {
    return (await Promise.all(steps.map((step) => this.ofStep(step, occasion)))).flat();
  }

  private async ofStep({ commandId, message }: PlannedStep, { moment, facts }: Occasion): Promise<readonly PlannedText[]> {
    if (message.type === 'webhook.call') {
      const call = webhookCommands['webhook.call'].parse(message.data);
      return requestTexts(await this.webhooks.request(call, { commandId, eventId: moment.event.eventId }), call.people);
    }
    if (message.type !== 'plugin.act') return textsIn(message.data);
    const { action, params } = PluginAct.parse(message.data);
    const capability = this.installed.find(action);
    return capability ? paramTexts(pluginParams(capability, params, facts), capability.parameters) : [];
  }
}
