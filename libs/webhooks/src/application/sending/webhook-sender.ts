import { PermanentFailure, type DeliverySender, type NewDelivery } from '@casewright/jobs';
import { Injectable } from '@nestjs/common';
import { WebhookPayload, webhookSend } from '../../domain/payload';
import { SecretBox } from '../targets/secret-box';
import { TargetRows, type StoredTarget } from '../targets/target-rows';
import { AllowedHosts } from './allowed-hosts';
import { post, PrivateAddress } from './pinned-request';
import { RequestWriter, type UnsignedRequest } from './request-writer';
import { signatureOf } from './signature';

const gone = 410;

/** Sends the deliveries of `webhook.send`. Each attempt has the same id, by which the receiver recognises a repeat. */
@Injectable()
export class WebhookSender implements DeliverySender {
  readonly capability = webhookSend;

  constructor(
    private readonly rows: TargetRows,
    private readonly box: SecretBox,
    private readonly hosts: AllowedHosts,
    private readonly writer: RequestWriter,
  ) {}

  async send({ id, payload }: NewDelivery): Promise<{ receipt: string }> {
    const parsed = WebhookPayload.safeParse(payload);
    if (!parsed.success) throw new PermanentFailure('The payload is not that of a webhook');
    const target = await this.rows.find(parsed.data.targetId);
    if (!target) throw new PermanentFailure('The webhook was removed');
    return { receipt: await this.post(target, await this.writer.write(id, parsed.data)) };
  }

  private async post(target: StoredTarget, request: UnsignedRequest): Promise<string> {
    const problem = this.hosts.problem(target.url);
    if (problem !== null) throw new PermanentFailure(problem);
    const url = new URL(target.url);
    const headers = { ...request.headers, ...signatureOf(request, this.box.open(target.secret, target.id)) };
    const { body } = request;
    const status = await post({ url, reach: this.hosts.reach(url), headers, body }).catch(explain);
    if (status >= 200 && status < 300) return `HTTP ${status}`;
    if (status === gone) throw new PermanentFailure('The receiver says that it wants nothing more (HTTP 410)');
    if (status >= 300 && status < 400) throw new Error(`The receiver redirects (HTTP ${status}), which webhooks do not follow`);
    throw new Error(`The receiver answered with HTTP ${status}`);
  }
}

/** What kept it from being sent in words that name neither address nor secret. */
function explain(error: unknown): never {
  if (error instanceof PrivateAddress) throw new PermanentFailure(error.message);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    throw new Error('No answer within 10 seconds');
  throw new Error(`The receiver could not be reached${code === '' ? '' : ` (${code})`}`);
}
