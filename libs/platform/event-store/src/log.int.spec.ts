import { defineEvents, event, firstMeta, newId, type Position, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTestApp, until, type TestApp } from '@casewright/testing';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { z } from 'zod';
import { EventStore, EventTypes, logStart, type AppendRequest, type ExpectedVersion } from './index';

const dotEvents = defineEvents('dot', { drawn: event(z.strictObject({ n: z.int() })), erased: event(z.strictObject({})) });
const drawn = (n: number) => ({ type: 'dot.drawn', data: { n } });

function request(streamId: string, expected: ExpectedVersion, count = 1, commandId = newId()): AppendRequest {
  const meta = firstMeta(commandId, { kind: 'system', id: 'test' }, new Date('2026-01-05T09:00:00Z'));
  return { streamId, category: 'dot', expected, events: Array.from({ length: count }, (_, n) => drawn(n)), meta, requestHash: 'hash' };
}

describe('the log', () => {
  let test: TestApp;
  let other: TestApp;
  let store: EventStore;
  let end: Position = logStart;

  const open = async (): Promise<Client> => {
    const client = new Client({ connectionString: test.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const readOn = async (limit = 7, read: Stored[] = []): Promise<Stored[]> => {
    for (;;) {
      const page = await store.readLog(end, limit);
      read.push(...page.events);
      end = page.next;
      if (page.events.length === 0) return read;
    }
  };

  beforeAll(async () => {
    test = await createTestApp();
    other = await createTestApp({ databaseUrl: test.databaseUrl });
    store = test.get(EventStore);
    for (const app of [test, other]) app.get(EventTypes).register(dotEvents);
  });
  afterAll(async () => {
    await other.close();
    await test.close();
  });

  it.each<[ExpectedVersion, boolean, boolean]>([
    ['none', true, false],
    ['exists', false, true],
    ['any', true, true],
    [0, true, false],
    [2, false, true],
    [1, false, false],
  ])('enforces the expectation %s', async (expected, onNew, onExisting) => {
    const existing = newId();
    await store.append(request(existing, 'none', 2));
    for (const [streamId, fits] of [
      [newId(), onNew],
      [existing, onExisting],
    ] as const) {
      const answer = store.append(request(streamId, expected));
      if (fits) await expect(answer).resolves.toMatchObject({ repeated: false });
      else await expect(answer).rejects.toMatchObject({ code: 'version.stale' });
    }
  });

  it('lets one of two processes win, and remembers the winner only', async () => {
    const streamId = newId();
    const [left, right] = [request(streamId, 'none'), request(streamId, 'none')];
    const answers = await Promise.allSettled([store.append(left), other.get(EventStore).append(right)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = answers[0].status === 'rejected' ? left : right;
    expect(await store.findCommand(loser.meta.commandId)).toBeNull();
    await expect(store.append({ ...loser, expected: 1 })).resolves.toEqual({ fromVersion: 1, toVersion: 2, repeated: false });
  });

  it('stores a command once, however often it comes', async () => {
    const once = request(newId(), 'any', 3);
    const answers = await Promise.all([store, other.get(EventStore), store, other.get(EventStore)].map((each) => each.append(once)));
    expect(answers.map(({ fromVersion, toVersion }) => [fromVersion, toVersion])).toEqual(Array(4).fill([0, 3]));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await store.readStream(once.streamId)).toHaveLength(3);
  });

  it('shows nothing that a transaction still under way could precede, and everything after it', async () => {
    await readOn();
    const slow = await open();
    await slow.query('begin');
    await slow.query('select pg_current_xact_id()');
    const { streamId } = request(newId(), 'any');
    await store.append(request(streamId, 'any'));
    expect(await readOn()).toEqual([]);
    expect(await store.newestPosition()).not.toEqual(end);
    await slow.query('commit');
    await slow.end();
    await until(async () => (await readOn()).some((read) => read.streamId === streamId));
  });

  it('moves past events of other types to the end of what is readable', async () => {
    await until(async () => (await readOn()).length === 0 && JSON.stringify(await store.newestPosition()) === JSON.stringify(end));
    await store.append({ ...request(newId(), 'any'), events: [{ type: 'dot.erased', data: {} }] });
    const newest = await store.newestPosition();
    await until(async () => JSON.stringify((await store.readLog(end, 10, ['dot.drawn'])).next) === JSON.stringify(newest));
    expect((await store.readLog(end, 10, ['dot.drawn'])).events).toEqual([]);
    expect((await store.readLog(end, 10, ['dot.erased'])).events).toHaveLength(1);
  });

  it('keeps all history readable after a restore into another cluster', async () => {
    const restored = await createTestApp();
    try {
      restored.get(EventTypes).register(dotEvents);
      const { streamId } = request(newId(), 'any');
      await restored.get(EventStore).append(request(streamId, 'any', 2));
      // What a dump from a busier cluster looks like: its transaction ids lie in the future of this one.
      const database = restored.get(Database);
      await database.query(`update es.events set xid = '999999999999'`);
      await database.query(`update es.meta set system_identifier = 'another'`);
      expect((await restored.get(EventStore).readLog(logStart, 10)).events).toEqual([]);
      const rebooted = await createTestApp({ databaseUrl: restored.databaseUrl });
      rebooted.get(EventTypes).register(dotEvents);
      await rebooted.get(EventStore).append(request(streamId, 2));
      const versions = async () =>
        (await rebooted.get(EventStore).readLog(logStart, 10)).events.map(({ version, position }) => [version, position.epoch]);
      await until(async () => (await versions()).length === 3);
      expect(await versions()).toEqual([
        [1, 1],
        [2, 1],
        [3, 2],
      ]);
      await rebooted.close();
    } finally {
      await restored.close();
    }
  });

  it('tells readers of every process that something was appended', async () => {
    let heard = 0;
    const forget = other.get(EventStore).onAppended(() => (heard += 1));
    await until(async () => {
      await store.append(request(newId(), 'any'));
      return heard > 0;
    });
    forget();
  });

  it('never loses or reorders an event for a reader, whatever writers, slow transactions and crashes do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            stream: fc.nat(4),
            count: fc.integer({ min: 1, max: 4 }),
            disturbance: fc.constantFrom('none', 'none', 'slow', 'kill'),
          }),
          { minLength: 5, maxLength: 40 },
        ),
        async (steps) => {
          const streams = Array.from({ length: 5 }, () => newId());
          const seen: Stored[] = [];
          let writing = true;
          const reader = (async () => {
            while (writing) await readOn(3, seen);
          })();
          const stores = [store, other.get(EventStore)];
          const outcomes = await Promise.allSettled(
            steps.map(async ({ stream, count, disturbance }, index) => {
              const disturbed = disturbance === 'none' ? Promise.resolve() : disturb(disturbance, open);
              const answer = await stores[index % 2]?.append(request(streams[stream] ?? '', 'any', count));
              await disturbed;
              return { stream, answer };
            }),
          );
          writing = false;
          await reader;
          await until(async () => {
            await readOn(3, seen);
            return JSON.stringify(await store.newestPosition()) === JSON.stringify(end);
          });
          for (const [index, streamId] of streams.entries()) {
            const versions = seen.filter((read) => read.streamId === streamId).map(({ version }) => version);
            expect(versions).toEqual(versions.map((_, place) => place + 1));
            expect(versions).toHaveLength((await store.readStream(streamId)).length);
            for (const outcome of outcomes) {
              if (outcome.status === 'fulfilled' && outcome.value.stream === index)
                expect(versions).toContain(outcome.value.answer?.toVersion);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

/** A transaction that holds the horizon back for a moment, or the end of every connection that appends. */
async function disturb(kind: 'slow' | 'kill', open: () => Promise<Client>): Promise<void> {
  const client = await open();
  try {
    if (kind === 'slow') {
      await client.query('begin');
      await client.query('select pg_current_xact_id(), pg_sleep(0.02)');
      await client.query('rollback');
    } else {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'casewright-append' and datname = current_database()`,
      );
    }
  } finally {
    await client.end();
  }
}
