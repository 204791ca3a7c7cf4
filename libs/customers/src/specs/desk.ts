import { rolePermissions, Role, TicketDirectory, ticketEvents, TicketVisibility, type TicketFacts } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { Authenticator, HttpModule } from '@casewright/http';
import { firstMeta, idFrom, newId, type AnyEvent, type Principal } from '@casewright/kernel';
import { createTestApp, type TestApp } from '@casewright/testing';
import { Global, Module } from '@nestjs/common';
import { CustomersModule } from '../customers.module';

/** The access token is the role. */
class RoleAuthenticator extends Authenticator {
  authenticate(token: string): Promise<Principal | null> {
    const role = Role.safeParse(token).data;
    if (!role) return Promise.resolve(null);
    return Promise.resolve({
      userId: idFrom(role),
      sessionId: token,
      role,
      permissions: new Set(rolePermissions[role]),
      teamIds: [],
      personId: null,
    });
  }

  refresh(principal: Principal): Promise<Principal | null> {
    return this.authenticate(principal.sessionId);
  }
}

/** Everybody sees every ticket that is not shut to them. */
export class Doors extends TicketVisibility {
  readonly shut = new Set<string>();
  asked = 0;

  canSee({ role }: Principal, ticketId: string): Promise<boolean> {
    this.asked += 1;
    return Promise.resolve(!this.shut.has(`${role}:${ticketId}`));
  }
}

/** Tickets that know their number only. */
class Numbers extends TicketDirectory {
  find = (): Promise<TicketFacts | null> => Promise.resolve(null);
  tickets = (ids: readonly string[]): Promise<ReadonlyMap<string, TicketFacts>> =>
    Promise.resolve(new Map(ids.map((id, place) => [id, { id, number: 1001 + place, subject: 'Black picture' } as TicketFacts])));
}

interface Answer {
  readonly status: number;
  readonly etag: unknown;
  readonly body: Record<string, unknown> & { readonly items?: readonly Record<string, unknown>[]; readonly nextCursor?: string | null };
}

export interface Desk {
  readonly test: TestApp;
  readonly doors: Doors;
  send(
    role: Role,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Appends ticket events to the log as the tickets context would. */
  append(ticketId: string, ...events: readonly AnyEvent[]): Promise<void>;
}

/** The customers context in a real application on a real database; tickets are events that the suite writes itself. */
export async function openDesk(): Promise<Desk> {
  const doors = new Doors();
  const test = await createTestApp({ imports: [HttpModule, surroundings(doors), CustomersModule] });
  test.get(EventTypes).register(ticketEvents);
  return {
    test,
    doors,
    async send(role, method, path, body, headers = {}) {
      const url = `/api/v1${path}`;
      const answer = await test.http({
        method,
        url,
        headers: { authorization: `Bearer ${role}`, ...headers },
        ...(body ? { payload: body } : {}),
      });
      return { status: answer.statusCode, etag: answer.headers['etag'], body: answer.body === '' ? {} : (answer.json() as Answer['body']) };
    },
    async append(ticketId, ...events) {
      const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, test.clock.now());
      await test.get(EventStore).append({ streamId: ticketId, category: 'ticket', expected: 'any', events, meta, requestHash: ticketId });
    },
  };
}

function surroundings(doors: Doors) {
  @Global()
  @Module({
    providers: [
      { provide: Authenticator, useClass: RoleAuthenticator },
      { provide: TicketVisibility, useValue: doors },
      { provide: TicketDirectory, useClass: Numbers },
    ],
    exports: [Authenticator, TicketVisibility, TicketDirectory],
  })
  class Surroundings {}
  return Surroundings;
}
