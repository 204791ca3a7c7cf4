import type { MailboxMessageDetailView, Role, SuspendedMailView, TicketView } from '@casewright/contracts';
import { CustomersModule } from '@casewright/customers';
import { AddUserCommand, IdentityModule } from '@casewright/identity';
import { Deliveries } from '@casewright/jobs';
import { firstMeta, newId, type FixedClock } from '@casewright/kernel';
import { IntakeRunner, MailboxModule, MailModule } from '@casewright/mail';
import { Database } from '@casewright/persistence';
import { emailPlugin } from '@casewright/plugin-email';
import { install, Plugins, PluginsModule } from '@casewright/plugins';
import { createTestApp, type TestApp, type TestAppOptions } from '@casewright/testing';
import { TicketsModule } from '@casewright/tickets';
import { CommandBus } from '@nestjs/cqrs';

const password = 'correct horse battery';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface StoredMessage {
  readonly id: string;
  readonly status: string;
  readonly cause: string | null;
  readonly ticket_id: string | null;
  readonly digest: string;
}

export interface MailApp extends TestApp {
  readonly clock: FixedClock;
  /** Of the signed-in admin, for `http`. */
  readonly headers: Record<string, string>;
  /** Hands raw lines over by real SMTP. */
  send(lines: readonly string[], envelope?: { from?: string; to?: string[] }): Promise<string>;
  /** Handles the mail that has arrived, and everything that follows from it, until nothing is left to do. */
  settle(): Promise<void>;
  messages(): Promise<StoredMessage[]>;
  api<Answer>(method: Method, path: string, payload?: object): Promise<Answer>;
  received(account: string): Promise<MailboxMessageDetailView[]>;
  suspended(): Promise<SuspendedMailView[]>;
  ticket(id: string | null): Promise<TicketView>;
}

export interface MailAppOptions {
  /** When arrived mail is handled: by `settle` only, or at once as in production. */
  readonly intake?: 'when-told' | 'at-once';
  /** Outgoing mail goes there instead of into Mailbox. */
  readonly smtpUrl?: string;
  /** Contexts besides those that mail cannot do without. */
  readonly more?: NonNullable<TestAppOptions['imports']>;
}

/** Mail with everything it touches on a database of its own; an admin is signed in. */
export async function createMailApp({ intake = 'when-told', smtpUrl, more = [] }: MailAppOptions = {}): Promise<MailApp> {
  const email = install(emailPlugin, () => ({ intakePort: 0, parseThreads: 1, ...(smtpUrl && { smtpUrl }) }));
  const contexts = [IdentityModule, CustomersModule, TicketsModule, MailModule, MailboxModule, ...more];
  const app = await createTestApp({ imports: [PluginsModule.with([email]), ...contexts] });
  if (intake === 'when-told') jest.spyOn(app.get(IntakeRunner), 'start').mockResolvedValue();
  await app.get(Plugins).start();
  const token = await signIn(app, 'admin@demo.test', 'admin');
  return { ...app, ...actions(app, token) };
}

function actions(app: TestApp, token: string): Omit<MailApp, Exclude<keyof TestApp, 'clock'>> {
  const headers = { authorization: `Bearer ${token}` };
  const api = async <Answer>(method: Method, path: string, payload?: object): Promise<Answer> => {
    const answer = await app.http({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) });
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.body}`);
    return (answer.body === '' ? undefined : answer.json()) as Answer;
  };
  const list = async <Item>(path: string) => (await api<{ items: Item[] }>('GET', path)).items;
  return {
    clock: app.clock as FixedClock,
    headers,
    api,
    async send(lines, { from = 'ada@outside.test', to = ['support@demo.test'] } = {}) {
      const plugins = app.get(Plugins);
      return plugins.get('email.send').send(Buffer.from(lines.join('\r\n')), { from, to }, plugins.get('email.receive').address() ?? '');
    },
    async settle() {
      let worked = 1;
      while (worked > 0) {
        worked = await app.get(IntakeRunner).runDue();
        await app.catchUp();
        worked += await app.get(Deliveries).runDue();
      }
    },
    messages: () => app.get(Database).query<StoredMessage & object>('select * from mail.messages order by received_at, id'),
    async received(account) {
      const items = await list<{ id: string; direction: string }>(`/mailbox/messages?address=${encodeURIComponent(account)}`);
      const ids = items.filter(({ direction }) => direction === 'received').map(({ id }) => id);
      return Promise.all(ids.reverse().map((id) => api<MailboxMessageDetailView>('GET', `/mailbox/messages/${id}`)));
    },
    suspended: () => list<SuspendedMailView>('/suspended-mails'),
    ticket: (id) => api<TicketView>('GET', `/tickets/${id ?? ''}`),
  };
}

async function signIn(app: TestApp, address: string, role: Role): Promise<string> {
  const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, app.clock.now());
  await app.get(CommandBus).execute(new AddUserCommand({ email: address, name: 'Sam Agent', role, teamIds: [], password }, meta));
  const answer = await app.http({ method: 'POST', url: '/api/v1/auth/login', payload: { email: address, password } });
  return answer.json<{ accessToken: string }>().accessToken;
}
