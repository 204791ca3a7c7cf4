import { BacktestWorker, Timetable } from '@casewright/automation';
import { Deliveries } from '@casewright/jobs';
import { Plugins } from '@casewright/plugins';
import { ProcessHost } from '@casewright/processes';
import { ChangeCarrier, RehearsalWorker } from '@casewright/sla';
import { Subscriptions } from '@casewright/subscriptions';
import { AutoCloseSweep } from '@casewright/tickets';
import type { INestApplicationContext } from '@nestjs/common';

/** Starts everything that works in the background: first what reads the log, last what lets the outside in. */
export async function startRunners(app: INestApplicationContext): Promise<void> {
  await app.get(Subscriptions).start();
  await app.get(ProcessHost).start();
  await app.get(Deliveries).start();
  await app.get(BacktestWorker).start();
  await app.get(RehearsalWorker).start();
  await app.get(ChangeCarrier).start();
  app.get(Timetable).start();
  app.get(AutoCloseSweep).start();
  await app.get(Plugins).start();
}

/** The reverse order: what is in hand is finished, nothing new is taken. */
export async function stopRunners(app: INestApplicationContext): Promise<void> {
  await app.get(Plugins).stop();
  await app.get(AutoCloseSweep).stop();
  await app.get(Timetable).stop();
  app.get(ChangeCarrier).stop();
  app.get(RehearsalWorker).stop();
  app.get(BacktestWorker).stop();
  await app.get(Deliveries).stop();
  await app.get(ProcessHost).stop();
  await app.get(Subscriptions).stop();
}
