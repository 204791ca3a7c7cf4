import { Config } from '@casewright/config';
import { PeopleDirectory, TicketDirectory } from '@casewright/contracts';
import { PermanentFailure, type DeliverySender, type NewDelivery } from '@casewright/jobs';
import { Clock } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { cloudEventOf, type TicketPeople } from '../../domain/cloud-event';
import { WebhookPayload, webhookSend } from '../../domain/payload';
import { SecretBox } from '../targets/secret-box';
import { TargetRows, type StoredTarget } from '../targets/target-rows';
import { AllowedHosts } from './allowed-hosts';
import { post, PrivateAddress } from './pinned-request';
import { signedHeaders } from './signature';

const maxBodyBytes = 64 * 1024;
const gone = 410;

/** Sends the deliveries of `webhook.send`. Each attempt has the same id, by which the receiver recognises a repeat. */
@Injectable()
export class WebhookSender implements DeliverySender {
  readonly capability = webhookSend;

  constructor(
    private readonly rows: TargetRows,
    private readonly box: SecretBox,
    private readonly hosts: AllowedHosts,
    private readonly tickets: TicketDirectory,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async send({ id, payload }: NewDelivery): Promise<{ receipt: string }> {
    const parsed = WebhookPayload.safeParse(payload);
    if (!parsed.success) throw new PermanentFailure('The payload is not that of a webhook');
    const target = await this.rows.find(parsed.data.targetId);
    if (!target) throw new PermanentFailure('The webhook was removed');
    const event = cloudEventOf(id, this.config.values.PUBLIC_URL, parsed.data, await this.peopleOf(parsed.data));
    const body = JSON.stringify(event);
    if (Buffer.byteLength(body) > maxBodyBytes) throw new PermanentFailure('The webhook would be larger than 64 KB');
    return { receipt: await this.post(id, target, body) };
  }

  private async post(id: string, target: StoredTarget, body: string): Promise<string> {
    const problem = this.hosts.problem(target.url);
    if (problem !== null) throw new PermanentFailure(problem);
    const url = new URL(target.url);
    const signed = signedHeaders(id, this.clock.now(), body, this.box.open(target.secret, target.id));
    const headers = { ...signed, 'content-type': 'application/cloudevents+json; charset=utf-8', 'user-agent': 'Casewright' };
    const status = await post({ url, reach: this.hosts.reach(url), headers, body }).catch(explain);
    if (status >= 200 && status < 300) return `HTTP ${status}`;
    if (status === gone) throw new PermanentFailure('The receiver says that it wants nothing more (HTTP 410)');
    if (status >= 300 && status < 400) throw new Error(`The receiver redirects (HTTP ${status}), which webhooks do not follow`);
    throw new Error(`The receiver answered with HTTP ${status}`);
  }

  private async peopleOf(payload: WebhookPayload): Promise<TicketPeople | null> {
    if (payload.kind === 'test' || payload.call.people === 'none') return null;
    const { id, requesterId } = payload.call.ticket;
    const ticket = await this.tickets.find(id);
    const person = (await this.people.people([requesterId])).get(requesterId);
    return { subject: (ticket?.subject as string | null) ?? null, requester: person ? { name: person.name, email: person.email } : null };
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
