import { defineEvents, event, firstMeta, newId, personal, type Aggregate, type EventOf } from '@casewright/kernel';
import { createTestApp, type TestApp } from '@casewright/testing';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EventStore, EventTypes, Repository, RepositoryTools } from './index';

const counterEvents = defineEvents('counter', {
  made: event(z.strictObject({ subjectId: z.uuid(), label: personal(z.string()) })),
  raised: event(z.strictObject({ by: z.int() })),
});
type CounterEvent = EventOf<typeof counterEvents>;
interface Counter {
  readonly label: string | null;
  readonly sum: number;
}

const counter: Aggregate<Counter, CounterEvent> = {
  category: 'counter',
  stateVersion: 1,
  initial: { label: null, sum: 0 },
  evolve: (state, happened) =>
    happened.type === 'counter.made' ? { ...state, label: happened.data.label } : { ...state, sum: state.sum + happened.data.by },
};

@Injectable()
class CounterRepository extends Repository<Counter, CounterEvent> {
  constructor(tools: RepositoryTools) {
    super(tools, counter);
  }
}

const raise = (by: number) => (): CounterEvent[] => [{ type: 'counter.raised', data: { by } }];
const meta = (commandId = newId(), requestHash?: string) => ({
  ...firstMeta(commandId, { kind: 'system' as const, id: 'test' }, new Date('2026-01-05T09:00:00Z')),
  ...(requestHash ? { requestHash } : {}),
});

describe('Repository', () => {
  let test: TestApp;
  let counters: CounterRepository;

  beforeAll(async () => {
    test = await createTestApp({ providers: [CounterRepository] });
    test.get(EventTypes).register(counterEvents);
    counters = test.get(CounterRepository);
  });
  afterAll(() => test.close());

  it('answers with the state that is then in the log', async () => {
    const id = newId();
    expect(await counters.change(id, meta(), raise(2))).toEqual({ state: { label: null, sum: 2 }, version: 1, changed: true });
    expect(await counters.load(id)).toEqual({ state: { label: null, sum: 2 }, version: 1 });
  });

  it('answers a repeated command with its first result, whatever happened since', async () => {
    const id = newId();
    const first = meta();
    await counters.change(id, first, raise(1));
    await counters.change(id, meta(), raise(10));
    expect(await counters.change(id, first, raise(1))).toEqual({ state: { label: null, sum: 1 }, version: 1, changed: false });
    expect((await counters.load(id)).state.sum).toBe(11);
  });

  it('answers a repeat even when the decision would now be refused', async () => {
    const id = newId();
    const once = meta();
    const onlyWhenEmpty = (state: Counter): CounterEvent[] => {
      if (state.sum > 0) throw new Error('already');
      return [{ type: 'counter.raised', data: { by: 1 } }];
    };
    await counters.change(id, once, onlyWhenEmpty);
    expect((await counters.change(id, once, onlyWhenEmpty)).version).toBe(1);
    await expect(counters.change(id, meta(), onlyWhenEmpty)).rejects.toThrow('already');
  });

  it('remembers a command without effect, so that its repeat takes none later', async () => {
    const id = newId();
    const command = meta();
    const raiseUnlessEmpty = (state: Counter): CounterEvent[] => (state.sum > 0 ? [{ type: 'counter.raised', data: { by: 1 } }] : []);
    expect(await counters.change(id, command, raiseUnlessEmpty)).toMatchObject({ version: 0, changed: false });
    await counters.change(id, meta(), raise(5));
    expect(await counters.change(id, command, raiseUnlessEmpty)).toMatchObject({ version: 0, changed: false });
    expect((await counters.load(id)).state.sum).toBe(5);
  });

  it('refuses the same command id with another content', async () => {
    const id = newId();
    await counters.change(id, meta('key-1', 'hash a'), raise(1));
    await expect(counters.change(id, meta('key-1', 'hash b'), raise(2))).rejects.toMatchObject({ code: 'command.reused' });
    await expect(counters.change(newId(), meta('key-1', 'hash a'), raise(1))).rejects.toMatchObject({ code: 'command.reused' });
  });

  it('refuses a stale expectation, but answers the repeat of a command that was in time', async () => {
    const id = newId();
    const inTime = meta();
    await counters.change(id, inTime, raise(1), { expectedVersion: 0 });
    await expect(counters.change(id, meta(), raise(1), { expectedVersion: 0 })).rejects.toMatchObject({ code: 'version.stale' });
    expect(await counters.change(id, inTime, raise(1), { expectedVersion: 0 })).toMatchObject({ version: 1, changed: false });
  });

  it('loses no change of many at once', async () => {
    const id = newId();
    await Promise.all(Array.from({ length: 60 }, () => counters.change(id, meta(), raise(1))));
    expect(await counters.load(id)).toMatchObject({ version: 60, state: { sum: 60 } });
  });

  it('decides on what another process has written in between, also where it decides that nothing is to be done', async () => {
    const other = await createTestApp({ providers: [CounterRepository], databaseUrl: test.databaseUrl });
    other.get(EventTypes).register(counterEvents);
    const theirs = other.get(CounterRepository);
    const upTo = (most: number) => (state: Counter) => (state.sum < most ? raise(1)() : []);
    const unlessRaised = (state: Counter): CounterEvent[] => {
      if (state.sum > 0) throw new Error('already');
      return raise(1)();
    };
    const refused = newId();
    expect(await counters.change(refused, meta(), () => [])).toMatchObject({ version: 0 });
    await theirs.change(refused, meta(), raise(3));
    await expect(counters.change(refused, meta(), unlessRaised)).rejects.toThrow('already');
    const id = newId();
    await counters.change(id, meta(), raise(1));
    await theirs.change(id, meta(), raise(-1));
    expect(await counters.change(id, meta(), upTo(1))).toEqual({ state: { label: null, sum: 1 }, version: 3, changed: true });
    expect(await theirs.change(id, meta(), raise(5))).toMatchObject({ version: 4, state: { sum: 6 } });
    await other.close();
  });

  it('loads from a snapshot, and as of any earlier version', async () => {
    const id = newId();
    for (let batch = 0; batch < 3; batch += 1) {
      await counters.change(id, meta(), () => Array.from({ length: 50 }, () => ({ type: 'counter.raised' as const, data: { by: 1 } })));
    }
    expect(await counters.load(id)).toMatchObject({ version: 150, state: { sum: 150 } });
    expect(await counters.loadAt(id, 7)).toMatchObject({ version: 7, state: { sum: 7 } });
  });

  it('forgets the text about a person, in events and in snapshots', async () => {
    const id = newId();
    const subjectId = newId();
    await counters.change(id, meta(), () => [
      { type: 'counter.made', data: { subjectId, label: 'Ada Example' } },
      ...Array.from({ length: 100 }, () => ({ type: 'counter.raised' as const, data: { by: 1 } })),
    ]);
    expect((await counters.load(id)).state.label).toBe('Ada Example');
    await test.get(EventStore).destroySubjectKey(subjectId);
    expect(await counters.load(id)).toMatchObject({ version: 101, state: { label: null, sum: 100 } });
    expect(await counters.change(id, meta(), raise(1))).toMatchObject({ version: 102, state: { label: null, sum: 101 } });
  });
});
