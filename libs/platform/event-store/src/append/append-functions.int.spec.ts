import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { createTestApp, type TestApp } from '@casewright/testing';
import * as fc from 'fast-check';
import type { AppendCommand } from './append-batcher';
import { AppendConnections } from './append-connections';

type Call = (command: AppendCommand) => Promise<unknown>;

interface Step {
  readonly stream: 0 | 1 | 2;
  readonly command: number;
  readonly expected: number;
  readonly hash: string;
  readonly events: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.constantFrom<Step['stream'][]>(0, 1, 2),
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

  const judged: Call = (command) =>
    query('select verdict, from_version as "fromVersion", to_version as "toVersion" from es.append($1::jsonb)', [
      JSON.stringify([command]),
    ]);
  const shortWay: Call = (command) => test.get(AppendConnections).append([{ command, json: JSON.stringify(command) }]);

  /** Verdicts and what is left in the log, after the same commands in streams of their own. */
  async function outcome(call: Call, steps: readonly Step[]) {
    const streams = [newId(), newId(), newId()] as const;
    const ids = newId();
    const verdicts: unknown[] = [];
    for (const { stream, command, expected, hash, events } of steps) {
      const bodies = Array.from({ length: events }, (_, index) => ({ id: newId(), type: 'dot.drawn', version: 1, data: { index } }));
      const given = {
        id: `${ids}:${command}`,
        stream: streams[stream],
        category: 'dot',
        expected,
        hash,
        meta: { step: 1 },
        events: bodies,
      };
      verdicts.push(await call(given));
    }
    const written = `select array_position($1::uuid[], stream_id) as stream, version, epoch, type, schema_version, data, meta
      from es.events where stream_id = any($1::uuid[]) order by 1, seq`;
    const counted = `select array_position($1::uuid[], stream_id) as stream, category, version from es.streams where stream_id = any($1::uuid[]) order by 1`;
    const known = `select replace(command_id, $2, '') as id, array_position($1::uuid[], stream_id) as stream, from_version, to_version, request_hash
      from es.commands where stream_id = any($1::uuid[]) order by 1`;
    return {
      verdicts,
      written: await query(written, [streams]),
      counted: await query(counted, [streams]),
      known: await query(known, [streams, ids]),
    };
  }

  it('judge and write alike', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        expect(await outcome(shortWay, steps)).toEqual(await outcome(judged, steps));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['es.append', `select * from es.append('[]')`],
    [
      'es.append_one',
      `select es.append_one('a', gen_random_uuid(), 'dot', 0, '', '{}', gen_random_uuid(), 'dot.drawn', 1::smallint, '{}')`,
    ],
  ])('%s refuses to follow another write of its transaction', async (_, call) => {
    const appending = test.get(Database).transaction(async (client) => {
      await client.query('create temporary table t (a integer)');
      await client.query(call);
    });
    await expect(appending).rejects.toMatchObject({ code: 'ES001' });
  });
});
