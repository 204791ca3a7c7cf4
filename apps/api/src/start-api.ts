import { CasewrightModule, checkConfig, checkSurroundings, startRunners, stopRunners, useModestMemory } from '@casewright/composition';
import { configureHttp, createHttpAdapter } from '@casewright/http';
import { migrate } from '@casewright/persistence';
import { FirstAdmin } from '@casewright/identity';
import { useLogging } from '@casewright/telemetry';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveWorkbench } from './serve-workbench';

export interface RunningApi {
  /** Where the first administrator is made; null once there is one. */
  readonly setupLink: string | null;
  /** Drains and ends: no new requests, the running ones finish. */
  close(): Promise<void>;
}

/** The HTTP process; with the role `all` (embedded profile) it is the worker as well. */
export async function startApi(environment: NodeJS.ProcessEnv): Promise<RunningApi> {
  useModestMemory();
  const config = checkConfig(environment);
  await checkSurroundings(config);
  await migrate(config.values.DATABASE_URL);
  const adapter = createHttpAdapter({ trustedProxies: config.values.TRUSTED_PROXIES });
  const app = await NestFactory.create<NestFastifyApplication>(CasewrightModule.with(config), adapter, {
    bufferLogs: true,
    abortOnError: false,
  });
  useLogging(app);
  await configureHttp(app);
  await serveWorkbench(app);
  await app.init();
  const isWorker = config.values.CASEWRIGHT_ROLE === 'all';
  if (isWorker) await startRunners(app);
  await app.listen(config.values.PORT, config.values.HOST);
  return {
    setupLink: await app.get(FirstAdmin).setUpLink(),
    async close() {
      if (isWorker) await stopRunners(app);
      await app.close();
    },
  };
}
