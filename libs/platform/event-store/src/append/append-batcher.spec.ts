import * as fc from 'fast-check';
import { AppendBatcher, type AppendCommand, type AppendVerdict, type SizedCommand } from './append-batcher';

const command = (id: string, stream: string): AppendCommand => ({
  id,
  stream,
  category: 'x',
  expected: -1,
  hash: '',
  meta: {},
  events: [],
});
const stored: AppendVerdict = { verdict: 'stored', fromVersion: 0, toVersion: 1 };
const limits = { connections: 2, commands: 4, characters: 100_000 };

interface Call {
  readonly commands: readonly AppendCommand[];
  finish(): void;
  fail(): void;
}

const commandsOf = (sent: readonly SizedCommand[]) => sent.map((one) => one.command);

/** A database whose answers the test gives. */
function heldBack() {
  const calls: Call[] = [];
  const call = (sent: readonly SizedCommand[]) =>
    new Promise<AppendVerdict[]>((resolve, reject) => {
      const commands = commandsOf(sent);
      calls.push({ commands, finish: () => resolve(commands.map(() => stored)), fail: () => reject(new Error('no')) });
    });
  return { calls, call };
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const streamsOf = (calls: readonly Call[]) => calls.map(({ commands }) => commands.map(({ stream }) => stream));

describe('AppendBatcher', () => {
  it('sends together what arrives together, up to the limits', async () => {
    const { calls, call } = heldBack();
    const batcher = new AppendBatcher(call, limits);
    for (let index = 0; index < 10; index += 1) void batcher.submit(command(`c${index}`, `s${index}`));
    await turn();
    expect(calls.map(({ commands }) => commands.length)).toEqual([4, 4]);
    calls[0]?.finish();
    await turn();
    expect(calls.map(({ commands }) => commands.length)).toEqual([4, 4, 2]);
  });

  it('has one command per stream under way at most', async () => {
    const { calls, call } = heldBack();
    const batcher = new AppendBatcher(call, limits);
    void batcher.submit(command('1', 'a'));
    void batcher.submit(command('2', 'a'));
    void batcher.submit(command('3', 'b'));
    await turn();
    expect(streamsOf(calls)).toEqual([['a', 'b']]);
    calls[0]?.finish();
    await turn();
    expect(streamsOf(calls)).toEqual([['a', 'b'], ['a']]);
  });

  it('repeats a failed batch one by one, so that only the bad command fails', async () => {
    const batcher = new AppendBatcher((sent) => {
      const commands = commandsOf(sent);
      return commands.some(({ id }) => id === 'bad') ? Promise.reject(new Error('bad row')) : Promise.resolve(commands.map(() => stored));
    }, limits);
    const results = await Promise.allSettled(['good', 'bad', 'fine'].map((id) => batcher.submit(command(id, id))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('sends a batch that is too large in parts', async () => {
    const { calls, call } = heldBack();
    const batcher = new AppendBatcher(call, { ...limits, characters: 10 });
    void batcher.submit(command('1', 'a'));
    void batcher.submit(command('2', 'b'));
    await turn();
    expect(streamsOf(calls)).toEqual([['a'], ['b']]);
  });

  it('answers every command exactly once and keeps the order of each stream', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 }),
        fc.array(fc.boolean()),
        async (streams, failures) => {
          const seen: string[] = [];
          let calls = 0;
          const batcher = new AppendBatcher(async (sent) => {
            const commands = commandsOf(sent);
            expect(new Set(commands.map(({ stream }) => stream)).size).toBe(commands.length);
            await turn();
            if (commands.length > 1 && failures[calls++]) throw new Error('once');
            seen.push(...commands.map(({ id }) => id));
            return commands.map(() => stored);
          }, limits);
          await Promise.all(streams.map((stream, index) => batcher.submit(command(`${stream}:${String(index).padStart(3, '0')}`, stream))));
          expect(seen).toHaveLength(streams.length);
          for (const stream of new Set(streams)) {
            const order = seen.filter((id) => id.startsWith(stream));
            expect(order).toEqual([...order].sort());
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
