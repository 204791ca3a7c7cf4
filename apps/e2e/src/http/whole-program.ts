import { CasewrightModule } from '@casewright/composition';
import type { Role } from '@casewright/contracts';
import { loadConfig } from '@casewright/config';
import { configureHttp, createHttpAdapter } from '@casewright/http';
import { AddUserCommand } from '@casewright/identity';
import { firstMeta, FixedClock, newId } from '@casewright/kernel';
import { Subscriptions } from '@casewright/subscriptions';
import { createMigratedDatabase } from '@casewright/testing';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const password = 'correct horse battery';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Somebody who is signed in. */
export interface Caller {
  readonly userId: string;
  readonly token: string;
  send(method: Method, path: string, payload?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** For requests that must succeed; answers the body. */
  ask<Body>(method: Method, path: string, payload?: object): Promise<Body>;
  /** Uploads a text file for a comment; answers its id. */
  upload(content: string): Promise<string>;
}

/** Everything that the product consists of, in this process, on a database of its own. */
export interface WholeProgram {
  readonly app: NestFastifyApplication;
  readonly clock: FixedClock;
  readonly databaseUrl: string;
  /** Adds a user and signs them in. */
  join(name: string, role: Role, teamIds?: string[]): Promise<Caller>;
  signIn(email: string): Promise<Caller>;
  catchUp(): Promise<void>;
  close(): Promise<void>;
}

/** `beside`: another process of the same installation. */
export async function startWholeProgram(beside?: WholeProgram): Promise<WholeProgram> {
  const database = beside ? null : await createMigratedDatabase();
  const databaseUrl = beside?.databaseUrl ?? database?.url ?? '';
  const files = mkdtempSync(join(tmpdir(), 'casewright-files-'));
  const clock = beside?.clock ?? new FixedClock(new Date('2026-01-05T09:00:00.000Z'));
  const app = await create(databaseUrl, files, clock);
  const signIn = async (email: string) =>
    callerOf(app, await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password } }));
  return {
    app,
    clock,
    databaseUrl,
    signIn,
    async join(name, role, teamIds = []) {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.test`;
      const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, clock.now());
      await app.get(CommandBus).execute(new AddUserCommand({ email, name, role, teamIds, password }, meta));
      return signIn(email);
    },
    catchUp: () => app.get(Subscriptions, { strict: false }).catchUp(),
    async close() {
      await app.close();
      rmSync(files, { recursive: true, force: true });
      await database?.drop();
    },
  };
}

async function create(databaseUrl: string, files: string, clock: FixedClock): Promise<NestFastifyApplication> {
  const config = loadConfig({
    CASEWRIGHT_PROFILE: 'embedded',
    DATABASE_URL: databaseUrl,
    CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
    FILES_DIRECTORY: files,
    SMTP_INTAKE_PORT: '0',
    REQUESTS_PER_SECOND: '10000',
    LOG_LEVEL: 'silent',
  });
  const app = await NestFactory.create<NestFastifyApplication>(CasewrightModule.with(config, clock), createHttpAdapter(), {
    logger: false,
  });
  await configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function callerOf(app: NestFastifyApplication, signedIn: LightMyRequestResponse): Caller {
  if (signedIn.statusCode !== 200) throw new Error(signedIn.body);
  const { accessToken: token, user } = signedIn.json<{ accessToken: string; user: { id: string } }>();
  const send: Caller['send'] = (method, path, payload, headers = {}) =>
    app.inject({ method, url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}`, ...headers }, ...(payload && { payload }) });
  return {
    userId: user.id,
    token,
    send,
    async ask<Body>(method: Method, path: string, payload?: object) {
      const answer = await send(method, path, payload);
      if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.body}`);
      return (answer.body === '' ? undefined : answer.json()) as Body;
    },
    async upload(content) {
      const payload = `--cut\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${content}\r\n--cut--\r\n`;
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=cut' };
      return (await app.inject({ method: 'POST', url: '/api/v1/attachments', headers, payload })).json<{ id: string }>().id;
    },
  };
}
