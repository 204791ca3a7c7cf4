import { EventStore } from '@casewright/event-store';
import { newId, type EventOf } from '@casewright/kernel';
import { defineProjection, Subscriptions, type ProjectionDefinition } from '@casewright/subscriptions';
import type { INestApplicationContext } from '@nestjs/common';
import { percentile, rounded } from './measure';
import { benchEvents, benchMeta, makeStore, moved, openStore } from './store-app';

type BenchEvent = EventOf<typeof benchEvents>;

const eventsPerSecond = 1000;
const seconds = 15;
/** Of those the first do not count: code is compiled and connections are opened in them. */
const warmUpSeconds = 2;
const rebuiltEvents = 400_000;
const eventsPerStream = 50;

/** From an acknowledged append to the committed row of a projection that is up to date, at 1,000 events/s; and how fast one is rebuilt. */
export async function run(databaseUrl: string): Promise<Record<string, number>> {
  const [writer, reader] = [await makeStore(databaseUrl), await openStore(databaseUrl)];
  const near = await lagOf(writer, writer, 'near');
  const far = await lagOf(writer, reader, 'far');
  await reader.close();
  const rebuild = await rebuildRate(writer);
  await writer.close();
  console.table({
    'same process': { 'p50 ms': rounded(percentile(near, 50)), 'p99 ms': rounded(percentile(near, 99)) },
    'another process': { 'p50 ms': rounded(percentile(far, 50)), 'p99 ms': rounded(percentile(far, 99)) },
  });
  return {
    lag_p50_ms: rounded(percentile(near, 50)),
    lag_p99_ms: rounded(percentile(near, 99)),
    lag_other_process_p50_ms: rounded(percentile(far, 50)),
    lag_other_process_p99_ms: rounded(percentile(far, 99)),
    rebuild_events_per_second: Math.round(rebuild),
  };
}

/** How often each stream moved and by how much: as simple as a projection gets. */
const totals = (name: string, committed?: ProjectionDefinition<{ moves: number; amount: number }, BenchEvent>['committed']) =>
  defineProjection<{ moves: number; amount: number }, BenchEvent>({
    name,
    version: 1,
    events: ['bench.moved'],
    columns: { moves: 'integer not null', amount: 'bigint not null' },
    key: (event) => event.streamId,
    fold: (row, event) => ({ moves: (row?.moves ?? 0) + 1, amount: (row?.amount ?? 0) + event.data.amount }),
    ...(committed ? { committed } : {}),
  });

async function lagOf(writer: INestApplicationContext, reader: INestApplicationContext, name: string): Promise<number[]> {
  const acknowledged = new Map<number, number>();
  const committed = new Map<number, number>();
  const subscriptions = reader.get(Subscriptions);
  subscriptions.addProjection(
    totals(name, (changes) => {
      const now = performance.now();
      for (const { events } of changes) for (const { data } of events) committed.set(data.amount, now);
    }),
  );
  await subscriptions.catchUp();
  await subscriptions.start();
  await appendSteadily(writer.get(EventStore), acknowledged);
  await subscriptions.stop();
  await subscriptions.catchUp();
  const counted = [...acknowledged].filter(([amount]) => amount >= warmUpSeconds * eventsPerSecond);
  return counted.map(([amount, at]) => Math.max(0, (committed.get(amount) ?? Number.POSITIVE_INFINITY) - at));
}

/** Each tick appends what is due by the clock, so that a late timer does not lower the rate. */
async function appendSteadily(store: EventStore, acknowledged: Map<number, number>): Promise<void> {
  const streams = Array.from({ length: 100 }, () => newId());
  const appends: Promise<void>[] = [];
  const started = performance.now();
  let sent = 0;
  while (sent < eventsPerSecond * seconds) {
    const due = Math.min(eventsPerSecond * seconds, Math.floor(((performance.now() - started) * eventsPerSecond) / 1000));
    for (; sent < due; sent += 1) {
      const amount = sent;
      const request = { streamId: streams[amount % streams.length] ?? '', category: 'bench', expected: 'any' as const, requestHash: '' };
      appends.push(
        store
          .append({ ...request, events: [moved(amount)], meta: benchMeta() })
          .then(() => void acknowledged.set(amount, performance.now())),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(appends);
}

async function rebuildRate(app: INestApplicationContext): Promise<number> {
  const store = app.get(EventStore);
  const streams = Array.from({ length: rebuiltEvents / eventsPerStream }, () => newId());
  for (let from = 0; from < streams.length; from += 100) {
    const events = Array.from({ length: eventsPerStream }, (_, index) => moved(index));
    await Promise.all(
      streams
        .slice(from, from + 100)
        .map((streamId) => store.append({ streamId, category: 'bench', expected: 'none', events, meta: benchMeta(), requestHash: '' })),
    );
  }
  await app.get(Subscriptions).catchUp();
  app.get(Subscriptions).addProjection(totals('rebuilt'));
  const started = performance.now();
  await app.get(Subscriptions).catchUp();
  return (rebuiltEvents + 2 * eventsPerSecond * seconds) / ((performance.now() - started) / 1000);
}
