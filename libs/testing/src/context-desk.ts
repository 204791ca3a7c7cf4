import { ticketEvents, type Role } from '@casewright/contracts';
import { firstMeta, newId, type AnyEvent } from '@casewright/kernel';
import type { ClassProvider, Type, ValueProvider } from '@nestjs/common';
import { createTestApp, type TestApp } from './test-app';
import type { TestAppOptions } from './test-app-options';

export interface DeskAnswer {
  readonly status: number;
  readonly etag: unknown;
  readonly body: Record<string, unknown> & { readonly items?: readonly Record<string, unknown>[]; readonly nextCursor?: string | null };
}

/** One context in a real application on a real database; tickets are events that the suite writes itself. */
export interface ContextDesk {
  readonly test: TestApp;
  send(
    role: Role,
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<DeskAnswer>;
  /** Appends ticket events to the log as the tickets context would. */
  append(ticketId: string, ...events: readonly AnyEvent[]): Promise<void>;
}

export interface DeskOptions extends Pick<TestAppOptions, 'clock' | 'environment'> {
  readonly context: Type;
  /** What stands in the place of other contexts. */
  readonly providers: readonly (ClassProvider | ValueProvider)[];
}

export async function openContextDesk({ context, providers, ...options }: DeskOptions): Promise<ContextDesk> {
  const { surroundingsWith } = await import('./desk-surroundings');
  const { EventStore, EventTypes } = await import('@casewright/event-store');
  const test = await createTestApp({ ...options, imports: [...surroundingsWith(providers), context] });
  test.get(EventTypes).register(ticketEvents);
  return {
    test,
    async send(role, method, path, body, headers = {}) {
      const answer = await test.http({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${role}`, ...headers },
        ...(body ? { payload: body } : {}),
      });
      const read = answer.body === '' ? {} : (answer.json() as DeskAnswer['body']);
      return { status: answer.statusCode, etag: answer.headers['etag'], body: read };
    },
    async append(ticketId, ...events) {
      const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, test.clock.now());
      await test.get(EventStore).append({ streamId: ticketId, category: 'ticket', expected: 'any', events, meta, requestHash: ticketId });
    },
  };
}
