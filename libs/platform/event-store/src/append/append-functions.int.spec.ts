import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTestApp, type TestApp } from '@casewright/testing';
import * as fc from 'fast-check';

type AppendFunction = 'es.append' | 'es.append_one';

interface Step {
  readonly stream: number;
  readonly command: number;
  readonly expected: number;
  readonly hash: string;
  readonly events: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.constantFrom(0, 1, 2),
  command: fc.constantFrom(0, 1, 2, 3, 4, 5),
  expected: fc.constantFrom(-2, -1, 0, 1, 2),
  hash: fc.constantFrom('a', 'a', 'a', 'b'),
  events: fc.constantFrom(0, 1, 1, 3),
});

describe('the functions that append', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp();
  });
  afterAll(() => test.close());

  const query = (sql: string, values: unknown[]) => test.get(Database).query<Record<string, unknown>>(sql, values);

  /** Verdicts and what is left in the log, after the same commands in streams of their own. */
  async function outcome(name: AppendFunction, steps: readonly Step[]) {
    const streams = [newId(), newId(), newId()];
    const ids = newId();
    const verdicts: unknown[] = [];
    for (const { stream, command, expected, hash, events } of steps) {
      const bodies = Array.from({ length: events }, (_, index) => ({ id: newId(), type: 'dot.drawn', version: 1, data: { index } }));
      const given = { id: `${ids}:${command}`, stream: streams[stream], category: 'dot', expected, hash, meta: {}, events: bodies };
      const json = JSON.stringify(name === 'es.append' ? [given] : given);
      verdicts.push(...(await query(`select verdict, from_version, to_version from ${name}($1::jsonb)`, [json])));
    }
    const written = `select array_position($1::uuid[], stream_id) as stream, version, data from es.events where stream_id = any($1::uuid[]) order by 1, seq`;
    const counted = `select array_position($1::uuid[], stream_id) as stream, category, version from es.streams where stream_id = any($1::uuid[]) order by 1`;
    return { verdicts, written: await query(written, [streams]), counted: await query(counted, [streams]) };
  }

  it('judge and write alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        expect(await outcome('es.append_one', steps)).toEqual(await outcome('es.append', steps));
      }),
      { numRuns: 40 },
    );
  });

  it.each(['es.append', 'es.append_one'])('%s refuses to follow another write of its transaction', async (name) => {
    const appending = test.get(Database).transaction(async (client) => {
      await client.query('create temporary table t (a integer)');
      await client.query(`select * from ${name}($1::jsonb)`, [JSON.stringify(name === 'es.append' ? [] : { events: [] })]);
    });
    await expect(appending).rejects.toMatchObject({ code: 'ES001' });
  });
});
