import { EventStore } from '@casewright/event-store';
import { newId } from '@casewright/kernel';
import type { INestApplicationContext } from '@nestjs/common';
import { Pool } from 'pg';
import { openEmmett } from './emmett';
import { measure, middle, percentile, rounded, type Measured } from './measure';
import { benchMeta, makeStore, moved } from './store-app';

const seconds = 2;
const runs = 5;
const eventsPerStream = 10;

type Case = (writers: number) => Promise<Measured>;

/** Appends per second, one event each, with one, 8 and 32 writers. The runs of the cases take turns, so that a slow minute meets all of them. */
export async function run(databaseUrl: string): Promise<Record<string, number>> {
  const app = await makeStore(databaseUrl);
  const cases: Record<string, Case> = {
    'plain INSERT': (writers) => plainInsert(databaseUrl, writers),
    'es.append_one': (writers) => singleAppend(databaseUrl, writers),
    'EventStore.append, coalesced': (writers) => coalesced(app, writers),
    'emmett-postgresql appendToStream': (writers) => emmett(databaseUrl, writers),
  };
  const results: Record<string, Measured[]> = {};
  for (const writers of [1, 8, 32]) {
    for (let turn = 0; turn < runs; turn += 1)
      for (const [name, one] of Object.entries(cases)) (results[`${name} ${writers}`] ??= []).push(await one(writers));
  }
  await app.close();
  console.table(Object.fromEntries(Object.entries(results).map(([name, turns]) => [name, row(middle(turns))])));
  return figures((name) => results[name] ?? []);
}

const row = ({ perSecond, p50, p99 }: Measured) => ({
  'per second': Math.round(perSecond),
  'p50 ms': rounded(p50),
  'p99 ms': rounded(p99),
});

/** Each ratio is taken within a turn, between runs that followed each other. Of ratios and of p99 the middle one of the turns counts. */
function figures(of: (name: string) => readonly Measured[]): Record<string, number> {
  const ratio = (left: string, right: string) => {
    const ratios = of(left).map(({ perSecond }, turn) => perSecond / (of(right)[turn]?.perSecond ?? Number.NaN));
    return rounded(percentile(ratios, 50));
  };
  const coalesced32 = of('EventStore.append, coalesced 32');
  return {
    append_vs_insert_8: ratio('es.append_one 8', 'plain INSERT 8'),
    append_vs_emmett_8: ratio('es.append_one 8', 'emmett-postgresql appendToStream 8'),
    coalesced_vs_insert_32: ratio('EventStore.append, coalesced 32', 'plain INSERT 32'),
    coalesced_vs_emmett_32: ratio('EventStore.append, coalesced 32', 'emmett-postgresql appendToStream 32'),
    coalesced_per_second_32: Math.round(middle(coalesced32).perSecond),
    coalesced_p99_ms: rounded(
      percentile(
        coalesced32.map(({ p99 }) => p99),
        50,
      ),
    ),
  };
}

/** The limit: a row of the same size, in a transaction of its own, with nothing checked. */
async function plainInsert(databaseUrl: string, writers: number): Promise<Measured> {
  const pool = new Pool({ connectionString: databaseUrl, max: writers });
  await pool.query(
    'create table if not exists plain (id uuid, version integer, type text, data jsonb, meta jsonb, primary key (id, version))',
  );
  const measured = await measure(writers, seconds, async (_, round) => {
    const values = [newId(), round, 'bench.moved', JSON.stringify(moved(round).data), JSON.stringify(benchMeta())];
    await pool.query({ name: 'plain', text: 'insert into plain values ($1, $2, $3, $4, $5)', values });
  });
  await pool.end();
  return measured;
}

/** The append function with nothing in front of it: as many connections as writers. */
async function singleAppend(databaseUrl: string, writers: number): Promise<Measured> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: writers,
    options: '-c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan',
  });
  const streams = new Streams();
  const measured = await measure(writers, seconds, async (writer, round) => {
    const { streamId, version } = streams.next(writer);
    const meta = benchMeta();
    const { type, data } = moved(round);
    const { rows } = await pool.query<{ from: number | null }>({
      name: 'append',
      text: 'select es.append_one($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as from',
      values: [meta.commandId, streamId, 'bench', version, '', JSON.stringify(meta), newId(), type, 1, JSON.stringify(data)],
    });
    if (rows[0]?.from !== version) throw new Error('An append was not stored');
  });
  await pool.end();
  return measured;
}

/** What the product calls. */
function coalesced(app: INestApplicationContext, writers: number): Promise<Measured> {
  const store = app.get(EventStore);
  const streams = new Streams();
  return measure(writers, seconds, async (writer, round) => {
    const { streamId, version } = streams.next(writer);
    await store.append({ streamId, category: 'bench', expected: version, events: [moved(round)], meta: benchMeta(), requestHash: '' });
  });
}

async function emmett(databaseUrl: string, writers: number): Promise<Measured> {
  const peer = await openEmmett(databaseUrl, writers);
  const streams = new Streams();
  const measured = await measure(writers, seconds, async (writer, round) => {
    const { streamId, version } = streams.next(writer);
    const { type, data } = moved(round);
    await peer.append(`bench-${streamId}`, version, { type, data, metadata: benchMeta() });
  });
  await peer.close();
  return measured;
}

/** Each writer fills one stream after the other. */
class Streams {
  private readonly current = new Map<number, { streamId: string; version: number }>();

  next(writer: number): { streamId: string; version: number } {
    const before = this.current.get(writer);
    const next =
      before && before.version < eventsPerStream - 1
        ? { streamId: before.streamId, version: before.version + 1 }
        : { streamId: newId(), version: 0 };
    this.current.set(writer, next);
    return next;
  }
}
