import { EventStore, EventTypes } from '@casewright/event-store';
import { defineEvents, event, firstMeta, newId, type EventOf, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTestApp, until, type TestApp } from '@casewright/testing';
import { z } from 'zod';
import { defineProjection, Subscriptions } from './index';

const noteEvents = defineEvents('note', {
  written: event(z.strictObject({ text: z.string(), at: z.iso.datetime() })),
  tagged: event(z.strictObject({ tag: z.string() })),
  removed: event(z.strictObject({})),
});
type NoteEvent = EventOf<typeof noteEvents>;
interface NoteRow {
  readonly text: string;
  readonly writtenAt: string;
  readonly tags: readonly string[];
}

const told: string[] = [];
const poison = new Set<string>();
const noteList = defineProjection<NoteRow, NoteEvent>({
  name: 'note-list',
  version: 1,
  events: ['note.written', 'note.tagged', 'note.removed'],
  columns: { text: 'text not null', writtenAt: 'timestamptz not null', tags: 'text[] not null' },
  indexes: ['using gin (tags)'],
  key: (happened) => happened.streamId,
  fold(row, happened) {
    switch (happened.type) {
      case 'note.written':
        return { text: happened.data.text, writtenAt: happened.data.at, tags: [] };
      case 'note.tagged':
        if (poison.has(happened.data.tag)) throw new Error(`Poison ${happened.data.tag}`);
        return row && { ...row, tags: [...row.tags, happened.data.tag] };
      case 'note.removed':
        return undefined;
    }
  },
  committed: (changes) => void told.push(...changes.map(({ key }) => key)),
});

const at = '2026-01-05T09:00:00.000Z';
const written = (text = 'hello'): NoteEvent => ({ type: 'note.written', data: { text, at } });
const tagged = (tag: string): NoteEvent => ({ type: 'note.tagged', data: { tag } });

describe('Subscriptions', () => {
  let test: TestApp;
  let subscriptions: Subscriptions;
  const handled: Stored[] = [];
  const failing = new Set<string>();

  const append = (streamId: string, ...events: NoteEvent[]) =>
    test.get(EventStore).append({
      streamId,
      category: 'note',
      expected: 'any',
      events,
      meta: firstMeta(newId(), { kind: 'system', id: 'test' }, new Date(at)),
      requestHash: 'x',
    });
  const rows = (id: string) => test.get(Database).query<{ version: string; text: string; tags: string[]; written_at: Date }>('select * from rm.note_list where id = $1', [id]);

  beforeAll(async () => {
    test = await createTestApp();
    test.get(EventTypes).register(noteEvents);
    subscriptions = test.get(Subscriptions);
    subscriptions.addProjection(noteList);
    subscriptions.addReactor<NoteEvent>({
      name: 'note-reactor',
      events: ['note.tagged'],
      startsAt: 'beginning',
      async handle(happened) {
        await Promise.resolve();
        if (failing.has(happened.streamId)) throw new Error('not now');
        handled.push(happened);
      },
    });
  });
  afterAll(() => test.close());

  it('folds events into rows and tells who listens', async () => {
    const id = newId();
    await append(id, written(), tagged('a'));
    await append(id, tagged('b'));
    await subscriptions.catchUp();
    expect(await rows(id)).toMatchObject([{ version: '3', text: 'hello', tags: ['a', 'b'], written_at: new Date(at) }]);
    expect(told).toContain(id);
    await append(id, { type: 'note.removed', data: {} });
    await subscriptions.catchUp();
    expect(await rows(id)).toEqual([]);
  });

  it('hands events to reactors in the order of their stream', async () => {
    const id = newId();
    for (const tag of ['1', '2', '3']) await append(id, tagged(tag));
    await subscriptions.catchUp();
    expect(handled.filter(({ streamId }) => streamId === id).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('catches up within a few milliseconds when there is nothing to do', async () => {
    await subscriptions.catchUp();
    const started = performance.now();
    for (let round = 0; round < 20; round += 1) await subscriptions.catchUp();
    expect((performance.now() - started) / 20).toBeLessThan(20);
  });

  it('follows by itself once it is started', async () => {
    await subscriptions.start();
    const id = newId();
    await append(id, written('live'));
    await until(async () => (await rows(id)).length === 1);
    await subscriptions.stop();
  });
});
