import { randomBytes } from 'node:crypto';
import { defineEvents, event, newId, personal, type EventCatalog } from '@casewright/kernel';
import { z } from 'zod';
import { EventCodec, type EncodedEvent, type EventRow } from './event-codec';
import { EventTypes } from './event-types';
import type { SubjectKeys } from './sealing/subject-keys';

const catalog = defineEvents('letter', {
  sent: event(z.strictObject({ subjectId: z.uuid(), text: personal(z.string()), note: personal(z.string().nullable()), pages: z.int() })),
});
const subjectId = newId();

/** The keys of one person in memory. */
class HeldKeys implements Pick<SubjectKeys, 'forSealing' | 'forOpening'> {
  key: Buffer | null = randomBytes(32);

  async forSealing() {
    return Promise.resolve(new Map(this.key ? [[subjectId, this.key]] : []));
  }

  async forOpening() {
    return Promise.resolve(new Map([[subjectId, this.key]]));
  }
}

function codecFor(definitions: EventCatalog, keys: HeldKeys): EventCodec {
  const types = new EventTypes();
  types.register(definitions);
  return new EventCodec(types, keys as unknown as SubjectKeys);
}

function rowOf(encoded: EncodedEvent | undefined): EventRow {
  if (!encoded) throw new Error('Nothing was encoded');
  return {
    stream_id: newId(),
    version: 1,
    epoch: 1,
    xid: '700',
    seq: '1',
    event_id: encoded.id,
    type: encoded.type,
    schema_version: encoded.version,
    data: JSON.parse(JSON.stringify(encoded.data)) as Record<string, unknown>,
    meta: {
      commandId: 'c',
      actor: { kind: 'system', id: 'x' },
      correlationId: 'c',
      causationId: null,
      depth: 0,
      at: '2026-01-05T09:00:00Z',
    },
    recorded_at: '2026-01-05 09:00:00.12+00',
  };
}

const letter = { subjectId, text: 'Dear Ada', note: null, pages: 2 };

describe('EventCodec', () => {
  it('leaves what is sealed unread where nobody needs it', async () => {
    const codec = codecFor(catalog, new HeldKeys());
    const [encoded] = await codec.encode({ category: 'letter', events: [{ type: 'letter.sent', data: letter }] });
    expect(codec.decodeUnopened([rowOf(encoded)])[0]?.data).toEqual({ subjectId, text: null, note: null, pages: 2 });
  });

  it('seals personal fields and nothing else', async () => {
    const [encoded] = await codecFor(catalog, new HeldKeys()).encode({
      category: 'letter',
      events: [{ type: 'letter.sent', data: letter }],
    });
    expect(encoded).toMatchObject({
      type: 'letter.sent',
      version: 1,
      data: { subjectId, pages: 2, note: null, text: { $sealed: expect.any(String) as string } },
    });
  });

  it('gives back what was stored, and null for text whose key was destroyed', async () => {
    const keys = new HeldKeys();
    const codec = codecFor(catalog, keys);
    const [encoded] = await codec.encode({ category: 'letter', events: [{ type: 'letter.sent', data: letter }] });
    expect((await codec.decode([rowOf(encoded)]))[0]).toMatchObject({
      category: 'letter',
      data: letter,
      recordedAt: '2026-01-05T09:00:00.120Z',
    });
    keys.key = null;
    expect((await codec.decode([rowOf(encoded)]))[0]?.data).toEqual({ ...letter, text: null });
  });

  it('brings older versions up to date after opening them', async () => {
    const keys = new HeldKeys();
    const [encoded] = await codecFor(catalog, keys).encode({ category: 'letter', events: [{ type: 'letter.sent', data: letter }] });
    const newer = defineEvents('letter', {
      sent: event(
        z.strictObject({
          subjectId: z.uuid(),
          body: personal(z.string().nullable()),
          note: personal(z.string().nullable()),
          pages: z.int(),
        }),
        ({ text, ...rest }: { text: string | null }) => ({ ...rest, body: text }),
      ),
    });
    expect((await codecFor(newer, keys).decode([rowOf(encoded)]))[0]?.data).toEqual({ subjectId, body: 'Dear Ada', note: null, pages: 2 });
  });

  it.each([
    ['an unknown type', { type: 'letter.burnt', data: {} }, 'letter.burnt'],
    ['an unknown field', { type: 'letter.sent', data: { ...letter, colour: 'red' } }, 'colour'],
  ])('refuses %s', async (_, wrong, message) => {
    await expect(codecFor(catalog, new HeldKeys()).encode({ category: 'letter', events: [wrong] })).rejects.toThrow(message);
  });

  it('refuses an event in a stream of another category', async () => {
    await expect(
      codecFor(catalog, new HeldKeys()).encode({ category: 'ticket', events: [{ type: 'letter.sent', data: letter }] }),
    ).rejects.toThrow('ticket');
  });

  it('hands on events of types that are gone', async () => {
    const [encoded] = await codecFor(catalog, new HeldKeys()).encode({
      category: 'letter',
      events: [{ type: 'letter.sent', data: letter }],
    });
    const row = { ...rowOf(encoded), type: 'gone.happened', data: { x: 1 } };
    expect((await codecFor(catalog, new HeldKeys()).decode([row]))[0]).toMatchObject({ type: 'gone.happened', data: { x: 1 } });
  });
});
