import { FixedClock, type Clock } from '@casewright/kernel';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createMigratedDatabase } from './postgres';
import type { TestAppOptions } from './test-app-options';

export type HttpInject = NestFastifyApplication['inject'];

/** The real program, or the part of it that a suite asks for, on a real and fresh database. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly clock: Clock;
  readonly databaseUrl: string;
  /** Sends a request without a network: `http({ method: 'GET', url: '/api/v1/me' })`. */
  readonly http: HttpInject;
  get<Token>(token: Type<Token> | (abstract new (...parameters: never[]) => Token) | string | symbol): Token;
  /** Handles everything that is in the log, with all that follows from it. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  // Loaded when it is called: unit tests that need only `given` shall not load the whole platform.
  const { assemble } = await import('./assemble-test-app');
  const database = options.databaseUrl ? null : await createMigratedDatabase();
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const clock = options.clock ?? new FixedClock(new Date('2026-01-05T09:00:00.000Z'));
  const { app, cleanUp, catchUp } = await assemble({ ...options, clock, databaseUrl });
  return {
    app,
    clock,
    databaseUrl,
    http: app.inject.bind(app) as HttpInject,
    get: (token) => app.get(token as never, { strict: false }),
    catchUp,
    async close() {
      await app.close();
      await cleanUp();
      await database?.drop();
    },
  };
}
