import { EventTypes } from '@casewright/event-store';
import { newId, Outage, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTestApp, until, type TestApp } from '@casewright/testing';
import { SubscriptionAdmin, Subscriptions } from './index';
import { append, noteEvents, noteReactor, tagged, written, type NoteEvent } from './notes.fixture';

/** What the reactors of all processes did, in the order in which they did it. */
class Record {
  readonly handled: { readonly by: string; readonly streamId: string; readonly version: number }[] = [];
  readonly failing = new Set<string>();

  handlerOf(by: string) {
    return async (happened: Stored<NoteEvent>): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.failing.has(happened.streamId)) throw new Error('not now');
      this.handled.push({ by, streamId: happened.streamId, version: happened.version });
    };
  }

  versionsOf(streamId: string): number[] {
    return this.handled.filter((one) => one.streamId === streamId).map(({ version }) => version);
  }
}

async function appWith(record: Record, name: string, subscriptions: readonly string[], databaseUrl?: string): Promise<TestApp> {
  const app = await createTestApp(databaseUrl ? { databaseUrl } : {});
  app.get(EventTypes).register(noteEvents);
  for (const subscription of subscriptions)
    app.get(Subscriptions).addReactor(noteReactor(subscription, record.handlerOf(`${name} ${subscription}`)));
  return app;
}

describe('reactors', () => {
  it('get the events of a stream in order, each once while nothing fails', async () => {
    const record = new Record();
    const app = await appWith(record, 'one', ['r']);
    const ids = [newId(), newId(), newId()];
    for (let round = 0; round < 5; round += 1) for (const id of ids) await append(app, id, tagged(`${round}`), tagged('again'));
    await app.catchUp();
    for (const id of ids) expect(record.versionsOf(id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await app.close();
  });

  it('get an event again until it is through, in order, while other streams go on', async () => {
    const record = new Record();
    const app = await appWith(record, 'one', ['r']);
    const [bad, good] = [newId(), newId()];
    record.failing.add(bad);
    await app.get(Subscriptions).start();
    await append(app, bad, written(), tagged('a'));
    await append(app, good, written());
    await until(() => record.versionsOf(good).length === 1);
    const admin = app.get(SubscriptionAdmin);
    await until(async () => (await admin.parked({ limit: 5 })).some(({ attempts }) => attempts > 1));
    record.failing.clear();
    await until(() => record.versionsOf(bad).length === 2);
    await append(app, bad, tagged('b'));
    await until(() => record.versionsOf(bad).length === 3);
    expect(record.versionsOf(bad)).toEqual([1, 2, 3]);
    await app.close();
  });

  it('wait while a server is away, for as long as it is, and park nothing', async () => {
    const app = await createTestApp();
    app.get(EventTypes).register(noteEvents);
    const handled: string[] = [];
    let tries = 0;
    let away = true;
    app.get(Subscriptions).addReactor(
      noteReactor('needy', async ({ streamId, version }) => {
        tries += 1;
        if (away) throw new Outage('The post office is closed');
        handled.push(`${streamId} ${version}`);
        await Promise.resolve();
      }),
    );
    const [first, second] = [newId(), newId()];
    await append(app, first, written(), tagged('a'));
    await append(app, second, written());
    await app.get(Subscriptions).start();
    const admin = app.get(SubscriptionAdmin);
    await until(() => tries > 8);
    expect(await admin.parked({ limit: 5 })).toEqual([]);
    const fault = (await admin.list()).find(({ subscription }) => subscription === 'needy')?.fault?.message;
    expect(fault).toBe('Outage: The post office is closed');
    away = false;
    await until(() => handled.length === 3);
    expect(handled.filter((one) => one.startsWith(first))).toEqual([`${first} 1`, `${first} 2`]);
    await app.close();
  });

  it('begin where they were told to', async () => {
    const record = new Record();
    const app = await createTestApp();
    app.get(EventTypes).register(noteEvents);
    await append(app, newId(), written('early'));
    app.get(Subscriptions).addReactor({ ...noteReactor('late', record.handlerOf('late')), startsAt: 'now' });
    await app.catchUp();
    const id = newId();
    await append(app, id, written());
    await app.catchUp();
    expect(record.handled.map(({ streamId }) => streamId)).toEqual([id]);
    await app.close();
  });

  it('cause more events, and catching up ends only when all of these are handled too', async () => {
    const app = await createTestApp();
    app.get(EventTypes).register(noteEvents);
    const seen: number[] = [];
    app.get(Subscriptions).addReactor(
      noteReactor('chain', async ({ streamId, version }) => {
        seen.push(version);
        if (version < 20) await append(app, streamId, tagged('next'));
      }),
    );
    await append(app, newId(), written());
    await app.catchUp();
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    await app.close();
  });

  it('are shared by several workers, and taken over when one dies', async () => {
    const record = new Record();
    const names = ['a', 'b', 'c', 'd'];
    const first = await appWith(record, 'first', names);
    const second = await appWith(record, 'second', names, first.databaseUrl);
    await first.get(Subscriptions).start();
    await second.get(Subscriptions).start();
    const workersOf = () => new Set(record.handled.map(({ by }) => by));
    await until(async () => {
      record.handled.length = 0;
      await append(first, newId(), written());
      await until(() => record.handled.length >= names.length);
      return [...workersOf()].filter((by) => by.startsWith('first')).length === 2 && workersOf().size === 4;
    });
    // What the end of a process looks like to the database: its connections are gone, and with them its leases.
    await second.get(Subscriptions).stop();
    await until(async () => {
      record.handled.length = 0;
      await append(first, newId(), written());
      await until(() => record.handled.length >= names.length);
      return [...workersOf()].every((by) => by.startsWith('first'));
    });
    await second.close();
    await first.close();
  });

  it('miss nothing when connections break and two processes work on the same subscription', async () => {
    const record = new Record();
    const first = await appWith(record, 'first', ['r']);
    const second = await appWith(record, 'second', ['r'], first.databaseUrl);
    await first.get(Subscriptions).start();
    await second.get(Subscriptions).start();
    const ids = Array.from({ length: 10 }, () => newId());
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(ids.map((id) => append(first, id, tagged(`${round}`))));
      if (round % 3 === 0) {
        await first
          .get(Database)
          .query(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'casewright-leases'`,
          );
      }
      await second.catchUp().catch(() => undefined);
    }
    await until(() => ids.every((id) => new Set(record.versionsOf(id)).size === 10));
    for (const id of ids) {
      const firstTimes = [...new Set(record.versionsOf(id))];
      expect(firstTimes).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
    }
    await second.close();
    await first.close();
  });
});
