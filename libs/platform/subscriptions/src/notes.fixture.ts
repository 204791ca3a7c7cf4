import { EventStore } from '@casewright/event-store';
import { defineEvents, event, firstMeta, newId, type EventOf, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { TestApp } from '@casewright/testing';
import { z } from 'zod';
import { defineProjection, type ProjectionDefinition } from './projection';
import type { ReactorDefinition } from './reactor';

export const noteEvents = defineEvents('note', {
  written: event(z.strictObject({ text: z.string(), at: z.iso.datetime() })),
  tagged: event(z.strictObject({ tag: z.string() })),
  removed: event(z.strictObject({})),
});
export type NoteEvent = EventOf<typeof noteEvents>;

export interface NoteRow {
  readonly text: string;
  readonly writtenAt: string;
  readonly tags: readonly string[];
}

export const at = '2026-01-05T09:00:00.000Z';
export const written = (text = 'hello'): NoteEvent => ({ type: 'note.written', data: { text, at } });
export const tagged = (tag: string): NoteEvent => ({ type: 'note.tagged', data: { tag } });
export const removed: NoteEvent = { type: 'note.removed', data: {} };

/** Tags in `poison` make the fold throw; a text of `refused` is refused by the table. */
export function noteList(
  name: string,
  poison: ReadonlySet<string> = new Set(),
  told: string[] = [],
): ProjectionDefinition<NoteRow, NoteEvent> {
  return defineProjection<NoteRow, NoteEvent>({
    name,
    version: 1,
    events: ['note.written', 'note.tagged', 'note.removed'],
    columns: { text: `text not null check (text <> 'refused')`, writtenAt: 'timestamptz not null', tags: 'text[] not null' },
    indexes: ['using gin (tags)'],
    key: (happened) => happened.streamId,
    fold: (row, happened) => foldNote(row, happened, poison),
    committed: (changes) => void told.push(...changes.map(({ key }) => key)),
  });
}

export function foldNote(row: NoteRow | undefined, happened: NoteEvent, poison: ReadonlySet<string> = new Set()): NoteRow | undefined {
  switch (happened.type) {
    case 'note.written':
      return { text: happened.data.text, writtenAt: happened.data.at, tags: [] };
    case 'note.tagged':
      if (poison.has(happened.data.tag)) throw new Error(`Poison: ${happened.data.tag}`);
      return row && { ...row, tags: [...row.tags, happened.data.tag] };
    case 'note.removed':
      return undefined;
  }
}

export function noteReactor(name: string, handle: (happened: Stored<NoteEvent>) => Promise<void>): ReactorDefinition<NoteEvent> {
  return { name, events: ['note.written', 'note.tagged', 'note.removed'], startsAt: 'beginning', handle };
}

export const append = (test: TestApp, streamId: string, ...events: NoteEvent[]) =>
  test.get(EventStore).append({
    streamId,
    category: 'note',
    expected: 'any',
    events,
    meta: firstMeta(newId(), { kind: 'system', id: 'test' }, new Date(at)),
    requestHash: 'x',
  });

export const rowOf = async (test: TestApp, view: string, id: string) => {
  const rows = await test
    .get(Database)
    .query<{ version: string; text: string; tags: string[]; written_at: Date }>(`select * from rm.${view} where id = $1`, [id]);
  return rows[0];
};
