import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandsModule } from '@casewright/commands';
import { ConfigModule, loadConfig } from '@casewright/config';
import { EventStoreModule } from '@casewright/event-store';
import { FilesModule } from '@casewright/files';
import { configureHttp, createHttpAdapter, HttpModule } from '@casewright/http';
import { JobsModule } from '@casewright/jobs';
import { PersistenceModule } from '@casewright/persistence';
import { ProcessesModule } from '@casewright/processes';
import { RealtimeModule } from '@casewright/realtime';
import { RetentionModule } from '@casewright/retention';
import { Subscriptions, SubscriptionsModule } from '@casewright/subscriptions';
import { TelemetryModule } from '@casewright/telemetry';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { TestAppOptions } from './test-app-options';

interface Assembled {
  readonly app: NestFastifyApplication;
  catchUp(): Promise<void>;
  cleanUp(): Promise<void>;
}

const platform = [
  PersistenceModule,
  CommandsModule,
  EventStoreModule,
  SubscriptionsModule,
  TelemetryModule,
  ProcessesModule,
  JobsModule,
  FilesModule,
  RetentionModule,
];

/** What asks who somebody is, and so cannot be had without the context that knows it. */
const needsIdentity = [HttpModule, RealtimeModule];

export async function assemble(options: TestAppOptions & { databaseUrl: string }): Promise<Assembled> {
  const directory = await mkdtemp(join(tmpdir(), 'casewright-files-'));
  const config = loadConfig({
    DATABASE_URL: options.databaseUrl,
    CASEWRIGHT_PROFILE: 'embedded',
    CASEWRIGHT_KEY: Buffer.alloc(32, 7).toString('base64'),
    FILES_DIRECTORY: directory,
    PORT: '0',
    SMTP_INTAKE_PORT: '0',
    LOG_LEVEL: 'silent',
    ...options.environment,
  });
  const imports = [...(options.imports ?? [])];
  const edges = imports.some((one) => isOrImports(one, 'IdentityModule')) ? needsIdentity : [];
  const testing = await Test.createTestingModule({
    imports: [ConfigModule.with(config, options.clock), ...platform, ...edges, ...imports],
    providers: [...(options.providers ?? [])],
  }).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(createHttpAdapter(), { logger: ['error', 'fatal'] });
  const hasHttp = edges.length > 0 || imports.some((one) => isOrImports(one, 'HttpModule'));
  if (hasHttp) await configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    catchUp: () => app.get(Subscriptions).catchUp(),
    cleanUp: () => rm(directory, { recursive: true, force: true }),
  };
}

function isOrImports(module: unknown, name: string): boolean {
  if (typeof module === 'object' && module !== null && 'module' in module) return isOrImports(module.module, name);
  if (typeof module !== 'function') return false;
  const imports: unknown = Reflect.getMetadata('imports', module);
  return module.name === name || (Array.isArray(imports) && imports.some((one) => isOrImports(one, name)));
}
