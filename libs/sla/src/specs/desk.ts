import { rolePermissions, Role, ticketEvents, TicketVisibility, type TicketEvent } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { Authenticator, HttpModule } from '@casewright/http';
import { firstMeta, idFrom, newId, type FixedClock, type Principal } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { createTestApp, type TestApp, type TestAppOptions } from '@casewright/testing';
import { Global, Module } from '@nestjs/common';
import { SlaModule } from '../sla.module';

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

/** The desk sees all tickets, engineers none. */
class Doors extends TicketVisibility {
  canSee = ({ role }: Principal): Promise<boolean> => Promise.resolve(role !== 'engineer');
}

@Global()
@Module({
  providers: [
    { provide: Authenticator, useClass: RoleAuthenticator },
    { provide: TicketVisibility, useClass: Doors },
  ],
  exports: [Authenticator, TicketVisibility],
})
class Surroundings {}

interface Answer {
  readonly status: number;
  readonly etag: unknown;
  readonly body: Record<string, unknown> & { readonly items?: readonly Record<string, unknown>[] };
}

export interface Desk {
  readonly test: TestApp;
  send(
    role: Role,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Appends ticket events as the tickets context would, and lets everything follow that follows. */
  append(ticketId: string, ...events: readonly TicketEvent[]): Promise<void>;
  /** Lets time pass until then, waking what is due. */
  pass(time: string): Promise<void>;
}

/** The SLA context in a real application on a real database; tickets are events that the suite writes itself. */
export async function openDesk(options: Pick<TestAppOptions, 'clock' | 'environment'> = {}): Promise<Desk> {
  const test = await createTestApp({ ...options, imports: [HttpModule, Surroundings, SlaModule] });
  test.get(EventTypes).register(ticketEvents);
  return {
    test,
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
      await test.catchUp();
    },
    async pass(time) {
      (test.clock as FixedClock).set(new Date(time));
      await test.catchUp();
      await test.get(ProcessHost).runDue();
      await test.catchUp();
    },
  };
}

/** Monday to Friday, 09:00 to 17:00 in Berlin. */
export const office = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  hours: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [{ date: '2026-01-06', name: 'Epiphany' }],
};

export const policy = (calendarId: string | null, more: object = {}) => ({
  name: 'Standard',
  targets: [
    { target: 'first-reply', calendarId, goals: { low: null, normal: 240, high: 60, urgent: 15 } },
    { target: 'resolution', calendarId, goals: { low: null, normal: 960, high: 480, urgent: 240 } },
  ],
  ...more,
});
