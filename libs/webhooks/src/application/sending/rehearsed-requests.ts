import { WebhookRehearsal, type RehearsedWebhook, type WebhookCall } from '@casewright/contracts';
import { PermanentFailure } from '@casewright/jobs';
import { Clock } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { deliveryIdOf, ruleCall } from '../../domain/payload';
import { TargetRows } from '../targets/target-rows';
import { AllowedHosts } from './allowed-hosts';
import { RequestWriter } from './request-writer';

/** Writes what would be sent now, and refuses what would not be. */
@Injectable()
export class RehearsedRequests extends WebhookRehearsal {
  constructor(
    private readonly rows: TargetRows,
    private readonly hosts: AllowedHosts,
    private readonly writer: RequestWriter,
    private readonly clock: Clock,
  ) {
    super();
  }

  async request(call: WebhookCall, { commandId, eventId }: { commandId: string; eventId: string }): Promise<RehearsedWebhook> {
    const target = await this.rows.find(call.targetId);
    if (!target) return { refusal: 'The webhook was removed.' };
    const problem = this.hosts.problem(target.url);
    if (problem !== null) return { refusal: problem };
    const payload = ruleCall(call, this.clock.now().toISOString(), eventId);
    return this.writer.write(deliveryIdOf(commandId), payload).catch(refusalOf);
  }
}

function refusalOf(error: unknown): { readonly refusal: string } {
  if (error instanceof PermanentFailure) return { refusal: `${error.message}.` };
  throw error;
}
