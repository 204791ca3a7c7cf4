import { EventStore, EventTypes, logStart } from '@casewright/event-store';
import { newId, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTestApp, until, type TestApp } from '@casewright/testing';
import * as fc from 'fast-check';
import { SubscriptionAdmin, Subscriptions } from './index';
import { append, at, foldNote, noteEvents, noteList, removed, rowOf, tagged, written, type NoteEvent, type NoteRow } from './notes.fixture';

describe('projections', () => {
  let test: TestApp;
  let admin: SubscriptionAdmin;
  const poison = new Set<string>();
  const told: string[] = [];

  beforeAll(async () => {
    test = await createTestApp();
    test.get(EventTypes).register(noteEvents);
    test.get(Subscriptions).addProjection(noteList('note-list', poison, told));
    admin = test.get(SubscriptionAdmin);
  });
  afterAll(() => test.close());

  const statusOf = async (state: string) => (await admin.list()).find((one) => one.subscription === 'note-list' && one.state === state);

  it('fold events into rows, and tell who listens', async () => {
    const id = newId();
    await append(test, id, written(), tagged('a'));
    await append(test, id, tagged('b'));
    await test.catchUp();
    expect(await rowOf(test, 'note_list', id)).toMatchObject({ version: '3', text: 'hello', tags: ['a', 'b'], written_at: new Date(at) });
    expect(told).toContain(id);
    await append(test, id, removed);
    await test.catchUp();
    expect(await rowOf(test, 'note_list', id)).toBeUndefined();
  });

  it('cost next to nothing while nothing happens', async () => {
    await test.catchUp();
    const started = performance.now();
    for (let round = 0; round < 20; round += 1) await test.catchUp();
    expect((performance.now() - started) / 20).toBeLessThan(20);
  });

  it('park an event that cannot be folded with all that follows in its stream, while other streams go on', async () => {
    const [bad, good] = [newId(), newId()];
    poison.add('x');
    await append(test, bad, written('before'), tagged('x'), tagged('after'));
    await append(test, good, written('fine'));
    await test.catchUp();
    await append(test, bad, tagged('later'));
    await test.catchUp();
    expect(await rowOf(test, 'note_list', bad)).toMatchObject({ version: '1', tags: [] });
    expect(await rowOf(test, 'note_list', good)).toMatchObject({ text: 'fine' });
    expect(await statusOf('live')).toMatchObject({ parked: 1, waiting: 2, retrying: 0, behind: 0 });
    const [, , head] = await admin.parked({ subscription: 'note-list', limit: 10 });
    expect(head).toMatchObject({ streamId: bad, streamVersion: 2, attempts: 5, status: 'parked', error: 'Error: Poison: x' });
  });

  it('take a parked stream up again when a person asks for it', async () => {
    const parked = (await admin.parked({ limit: 10 })).find(({ status }) => status === 'parked');
    if (!parked) throw new Error('Nothing is parked');
    poison.clear();
    expect(await admin.retry(parked.id)).toBe(true);
    await test.catchUp();
    expect(await rowOf(test, 'note_list', parked.streamId)).toMatchObject({ version: '4', tags: ['x', 'after', 'later'] });
    expect(await admin.parked({ limit: 10 })).toEqual([]);
    expect(await admin.retry(parked.id)).toBe(false);
  });

  it('find out which event of a batch the table refuses, and pass over it when a person says so', async () => {
    const [bad, good] = [newId(), newId()];
    await append(test, bad, written('refused'));
    await append(test, good, written('fine'), tagged('t'));
    await append(test, bad, tagged('behind'));
    await test.catchUp();
    expect(await rowOf(test, 'note_list', good)).toMatchObject({ version: '2' });
    const parked = (await admin.parked({ limit: 10 })).find(({ status }) => status === 'parked');
    expect(parked).toMatchObject({ streamId: bad, error: expect.stringContaining('check constraint') as string });
    expect(await admin.discard(parked?.id ?? '')).toBe(true);
    await test.catchUp();
    expect(await admin.parked({ limit: 10 })).toEqual([]);
  });

  it('are rebuilt next to the running version and switched, without telling anybody', async () => {
    const id = newId();
    await append(test, id, written('kept'));
    await test.catchUp();
    await test.get(Database).query(`update rm.note_list_v1 set text = 'damaged' where id = $1`, [id]);
    told.length = 0;
    expect(await admin.rebuild('note-list')).toBe(true);
    expect(await statusOf('building')).toMatchObject({ build: 2 });
    expect(await rowOf(test, 'note_list', id)).toMatchObject({ text: 'damaged' });
    await test.get(Subscriptions).start();
    await until(async () => (await statusOf('live'))?.build === 2);
    expect(await rowOf(test, 'note_list', id)).toMatchObject({ text: 'kept' });
    expect(told).toEqual([]);
    expect(await statusOf('retired')).toMatchObject({ build: 1 });
    await append(test, id, tagged('new'));
    await until(async () => (await rowOf(test, 'note_list', id))?.tags.includes('new'));
    expect(told).toEqual([id]);
    await test.get(Subscriptions).stop();
    expect(await admin.rebuild('no-such-list')).toBe(false);
  });

  it('refuse to start when their columns changed under the same version', async () => {
    const changed = await createTestApp({ databaseUrl: test.databaseUrl });
    changed.get(Subscriptions).addProjection({ ...noteList('note-list'), columns: { text: 'text' } });
    await expect(changed.catchUp()).rejects.toThrow('note-list');
    await changed.close();
  });

  it('build a newer version before readers see it', async () => {
    const id = newId();
    await append(test, id, written('text'));
    await test.catchUp();
    const newer = await createTestApp({ databaseUrl: test.databaseUrl });
    newer.get(EventTypes).register(noteEvents);
    newer.get(Subscriptions).addProjection({
      ...noteList('note-list'),
      version: 2,
      fold: (row: NoteRow | undefined, happened: Stored<NoteEvent>) => {
        const next = foldNote(row, happened);
        return next && { ...next, text: next.text.toUpperCase() };
      },
    });
    await newer.catchUp();
    expect(await rowOf(newer, 'note_list', id)).toMatchObject({ text: 'TEXT' });
    await newer.close();
  });

  it('equal a fold of the log, whatever happened in which order and batch', async () => {
    const step = fc.record({ stream: fc.nat(5), what: fc.constantFrom('written', 'tagged', 'removed', 'catch-up', 'two-catch-up') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        const app = await createTestApp();
        const second = await createTestApp({ databaseUrl: app.databaseUrl });
        for (const one of [app, second]) {
          one.get(EventTypes).register(noteEvents);
          one.get(Subscriptions).addProjection(noteList('note-list'));
        }
        const streams = Array.from({ length: 6 }, () => newId());
        for (const { stream, what } of steps) {
          const id = streams[stream] ?? '';
          if (what === 'written') await append(app, id, written(`text ${stream}`));
          if (what === 'tagged') await append(second, id, tagged('t'));
          if (what === 'removed') await append(app, id, removed);
          if (what === 'catch-up') await app.catchUp();
          if (what === 'two-catch-up') await Promise.all([app.catchUp(), second.catchUp()]);
        }
        await Promise.all([second.catchUp(), app.catchUp()]);
        const rows = new Map<string, NoteRow | undefined>();
        for (const happened of (await app.get(EventStore).readLog(logStart, 1000)).events as Stored<NoteEvent>[]) {
          rows.set(happened.streamId, foldNote(rows.get(happened.streamId), happened));
        }
        for (const id of streams) {
          const row = await rowOf(app, 'note_list', id);
          expect(row && { text: row.text, tags: row.tags, writtenAt: row.written_at.toISOString() }).toEqual(rows.get(id));
        }
        await second.close();
        await app.close();
      }),
      { numRuns: 6 },
    );
  });
});
