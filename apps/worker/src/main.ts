import { CasewrightModule, startRunners, stopRunners } from '@casewright/composition';
import { ConfigError, loadConfig } from '@casewright/config';
import { migrate } from '@casewright/persistence';
import { useLogging } from '@casewright/telemetry';
import { NestFactory } from '@nestjs/core';

/** The process without HTTP: subscriptions, processes, deliveries and plugins. Any number of them share the work. */
async function main(): Promise<void> {
  const config = loadConfig({ ...process.env, CASEWRIGHT_ROLE: 'worker' });
  await migrate(config.values.DATABASE_URL);
  const app = await NestFactory.createApplicationContext(CasewrightModule.with(config), { bufferLogs: true });
  useLogging(app);
  await startRunners(app);
  process.send?.('ready');
  const stop = () => void stopRunners(app).then(() => app.close()).finally(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
