import type {
  LadderContent,
  RuleContentInput,
  RuleDetailView,
  SlaPolicyContent,
  SubscriptionList,
  TeamView,
  TicketView,
} from '@casewright/contracts';

type Json = Readonly<Record<string, unknown>>;

/** An answer that is no success; `status` tells whether another try makes sense. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    body: string,
  ) {
    super(`${status} ${body}`);
  }
}

/** The admin at the API, by real HTTP. */
export class Desk {
  private token = '';
  userId = '';

  constructor(private readonly url: string) {}

  async answers(): Promise<boolean> {
    return (await fetch(`${this.url}/health/live`)).ok;
  }

  async isReady(): Promise<boolean> {
    return (await fetch(`${this.url}/health/ready`)).ok;
  }

  /** Takes the one-time link of a new installation. */
  async setUp(link: string): Promise<void> {
    const token = link.split('#')[1] ?? '';
    const person = { token, email: 'admin@example.test', name: 'Ada Admin', password: 'correct horse battery' };
    const { accessToken, user } = await this.send<{ accessToken: string; user: { id: string } }>('POST', '/setup', person);
    this.token = accessToken;
    this.userId = user.id;
  }

  openTicket(subject: string, address: string, key: string): Promise<TicketView> {
    const requester = { email: address, name: 'Rita Requester' };
    return this.send('POST', '/tickets', { subject, body: 'The picture in hall 3 is black', requester }, key);
  }

  /** Several at once, each of somebody else; answers their ids. */
  async openTickets(subject: string, count: number): Promise<readonly string[]> {
    const name = subject.toLowerCase().replaceAll(/[^a-z]+/g, '-');
    const opened = Array.from({ length: count }, (_, place) =>
      this.openTicket(`${subject} ${place}`, `${name}-${place}@outside.test`, `${name}-${place}`),
    );
    return (await Promise.all(opened)).map(({ id }) => id);
  }

  reply(ticketId: string, body: string, key: string): Promise<TicketView> {
    return this.send('POST', `/tickets/${ticketId}/comments`, { body, visibility: 'public' }, key);
  }

  async remind(ticketId: string, at: Date): Promise<void> {
    await this.send('POST', `/tickets/${ticketId}/reminders`, { at: at.toISOString(), text: 'Look whether the lamp came' });
  }

  async publish(content: (teamId: string) => RuleContentInput): Promise<string> {
    const team = await this.send<TeamView>('POST', '/teams', { name: 'Projector support' });
    return this.publishRule(content(team.id));
  }

  async publishRule(content: RuleContentInput): Promise<string> {
    const rule = await this.send<RuleDetailView>('POST', '/rules', { ...content });
    await this.send('POST', `/rules/${rule.id}/publish`, { reason: 'A dark hall cannot wait', tests: 'where-needed' });
    return rule.id;
  }

  async makeLadder(content: LadderContent): Promise<string> {
    return (await this.send<{ id: string }>('POST', '/escalation-ladders', { ...content })).id;
  }

  async archiveRule(ruleId: string): Promise<void> {
    await this.send('POST', `/rules/${ruleId}/archive`, { reason: 'No longer needed' });
  }

  async webhookTarget(url: string): Promise<string> {
    return (await this.send<{ id: string }>('POST', '/webhook-targets', { name: 'Integrator', url })).id;
  }

  async promise(policy: SlaPolicyContent): Promise<void> {
    await this.send('POST', '/sla-policies', { ...policy });
  }

  async subscriptions(): Promise<SubscriptionList['items']> {
    return (await this.send<SubscriptionList>('GET', '/subscriptions')).items;
  }

  async rebuild(projection: string): Promise<void> {
    await this.send('POST', `/subscriptions/${projection}/rebuild`);
  }

  private async send<Answer>(method: string, path: string, body?: Json, key?: string): Promise<Answer> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (body) headers['content-type'] = 'application/json';
    if (key) headers['idempotency-key'] = key;
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(answer.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }
}
