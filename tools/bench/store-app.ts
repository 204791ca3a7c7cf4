import { randomBytes } from 'node:crypto';
import { ConfigModule, loadConfig } from '@casewright/config';
import { EventStoreModule, EventTypes } from '@casewright/event-store';
import { defineEvents, event, firstMeta, newId } from '@casewright/kernel';
import { migrate, PersistenceModule } from '@casewright/persistence';
import { SubscriptionsModule } from '@casewright/subscriptions';
import { TelemetryModule } from '@casewright/telemetry';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';

/** An event of the usual size. */
export const benchEvents = defineEvents('bench', {
  moved: event(z.strictObject({ from: z.string(), to: z.string(), amount: z.int() })),
});
export const moved = (amount: number) => ({ type: 'bench.moved' as const, data: { from: 'normal', to: 'urgent', amount } });

export const benchMeta = (commandId = newId()) => firstMeta(commandId, { kind: 'user', id: 'agent-1' }, new Date());

/** A database with nothing but the event store and the subscriptions, opened. */
export async function makeStore(databaseUrl: string): Promise<INestApplicationContext> {
  await migrate(databaseUrl);
  return openStore(databaseUrl);
}

/** The event store and the subscriptions as the product runs them, without the rest of it. */
export async function openStore(databaseUrl: string): Promise<INestApplicationContext> {
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    CASEWRIGHT_KEY: randomBytes(32).toString('base64'),
    FILES_DIRECTORY: 'unused',
    LOG_LEVEL: 'silent',
  });
  class BenchModule {}
  const imports = [ConfigModule.with(config), PersistenceModule, TelemetryModule, EventStoreModule, SubscriptionsModule];
  const app = await NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: ['error'] });
  app.get(EventTypes).register(benchEvents);
  return app;
}
