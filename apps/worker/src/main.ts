import {
  CasewrightModule,
  checkConfig,
  checkSurroundings,
  endWithProcess,
  refuseToStart,
  startRunners,
  stopRunners,
  useModestMemory,
} from '@casewright/composition';
import { migrate } from '@casewright/persistence';
import { useLogging } from '@casewright/telemetry';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { listenForMachines } from './listen-for-machines';

/** The process without people: subscriptions, processes, deliveries and plugins. Any number of them share the work. */
async function main(): Promise<void> {
  useModestMemory();
  const config = checkConfig({ ...process.env, CASEWRIGHT_ROLE: 'worker' });
  await checkSurroundings(config);
  await migrate(config.values.DATABASE_URL);
  const app = await NestFactory.createApplicationContext(CasewrightModule.with(config), { bufferLogs: true, abortOnError: false });
  useLogging(app);
  await startRunners(app);
  const machines = await listenForMachines(app);
  endWithProcess(async () => {
    await machines.close();
    await stopRunners(app);
    await app.close();
  });
  const { CASEWRIGHT_PROFILE: profile, SMTP_URL: mailServer } = config.values;
  if (profile === 'cluster' && !mailServer)
    new Logger('Mail').warn('SMTP_URL is not set: no mail leaves. What is to be sent waits as deliveries that fail');
  process.send?.({ machines: machines.url });
}

main().catch(refuseToStart);
