import { PeopleDirectory, RuleDirectory, UserDirectory, type TicketView } from '@casewright/contracts';
import { Authenticator, HttpModule } from '@casewright/http';
import type { Clock } from '@casewright/kernel';
import { RealtimeModule } from '@casewright/realtime';
import { createTestApp, type TestApp } from '@casewright/testing';
import { Global, Module } from '@nestjs/common';
import { TicketsModule } from '../tickets.module';
import { Reminded } from './reminded';
import { Company, KeyAuthenticator, People } from './people-in-memory';

interface Sent {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: Record<string, unknown> & { readonly code?: string; readonly errors?: { readonly pointer: string }[] };
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** The tickets context in a real application on a real database, among people who live in memory. */
export interface TicketWorld {
  readonly test: TestApp;
  readonly company: Company;
  readonly people: People;
  /** Sends a request as a member of the company. */
  send(as: string, method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Sent>;
  /** Opens a ticket as the admin. */
  open(request?: Record<string, unknown>): Promise<TicketView>;
}

/** `beside`: another process of the same installation. */
export async function createTicketWorld(
  beside?: TicketWorld,
  environment: Record<string, string> = {},
  clock?: Clock,
): Promise<TicketWorld> {
  const { company, people } = beside ?? populated();
  const databaseUrl = beside ? { databaseUrl: beside.test.databaseUrl } : {};
  const test = await createTestApp({
    ...databaseUrl,
    environment,
    ...(clock ? { clock } : {}),
    imports: [HttpModule, RealtimeModule, surroundings(company, people), TicketsModule],
    providers: [Reminded],
  });
  const send: TicketWorld['send'] = async (as, method, path, body, headers = {}) => {
    const answer = await test.http({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${as}`, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? {} : (answer.json() as Sent['body']) };
  };
  const open: TicketWorld['open'] = async (request = {}) => {
    const answer = await send('admin', 'POST', '/tickets', { ...usualTicket, ...request });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body as unknown as TicketView;
  };
  return { test, company, people, send, open };
}

const usualTicket = { subject: 'Black picture', body: 'Hall 3 stays black', requester: { email: 'ada@customer.test', name: 'Ada' } };

function populated() {
  const [company, people] = [new Company(), new People()];
  company.add('admin', 'admin');
  company.add('manager', 'manager');
  company.add('agent', 'agent', ['projectors']);
  company.add('colleague', 'agent', ['projectors']);
  company.add('stranger', 'agent', ['field']);
  company.add('engineer', 'engineer', ['field']);
  company.add('ada', 'customer', [], people.add('Ada'));
  company.add('bob', 'customer', [], people.add('Bob'));
  return { company, people };
}

/** Every rule has the same name. */
class OneRule extends RuleDirectory {
  names = (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, 'Black picture is urgent'])));
}

function surroundings(company: Company, people: People) {
  @Global()
  @Module({
    providers: [
      { provide: UserDirectory, useValue: company },
      { provide: PeopleDirectory, useValue: people },
      { provide: Authenticator, useValue: new KeyAuthenticator(company) },
      { provide: RuleDirectory, useClass: OneRule },
    ],
    exports: [UserDirectory, PeopleDirectory, Authenticator, RuleDirectory],
  })
  class Surroundings {}
  return Surroundings;
}
