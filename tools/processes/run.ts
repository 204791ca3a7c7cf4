import { parseArgs } from 'node:util';
import { ProcessHostName, type ProcessMoveView } from '@casewright/contracts';
import { Refusal } from '../client/api';
import { isUsage, say, type Terminal } from '../client/terminal';
import { ProcessServer } from './process-server';

const usage = `npm run processes -- counts|moves|move|recover [options]
  counts  shows how many processes there are, by type, state and host
  moves   shows the newest moves
  move    has running processes go on on the other host, and shows how far it is
  recover after a restore, before anything is started: ends the workflows that Temporal went on with, and has their processes go on in
          PostgreSQL as the log tells it. It signs in nowhere and takes the environment of a worker

  --to HOST    for move: temporal or postgres
  --type TYPE  for move: only processes of this type, for example sla-clock
  --key KEY    for move: only the process of this subject, for example the id of a ticket
  --url URL    which server (CASEWRIGHT_URL, or http://127.0.0.1:4200)

CASEWRIGHT_EMAIL and CASEWRIGHT_PASSWORD say who signs in. A move goes on without this command; calling it again is not needed.`;

interface Task {
  readonly server: ProcessServer;
  readonly terminal: Terminal;
  readonly values: { readonly to?: string | undefined; readonly type?: string | undefined; readonly key?: string | undefined };
}

const tasks: Readonly<Record<string, (task: Task) => Promise<number>>> = { counts, moves, move };
/** Milliseconds. */
const betweenLooks = 500;

/** Answers the exit code: 0 all is well, 1 the server refused, 2 it was called wrongly. */
export async function run(parameters: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        url: { type: 'string', default: env['CASEWRIGHT_URL'] ?? 'http://127.0.0.1:4200' },
        to: { type: 'string' },
        type: { type: 'string' },
        key: { type: 'string' },
      },
    });
    // Only this one needs the whole program.
    if (positionals.join() === 'recover') return await (await import('./recover')).recover(env, terminal);
    const task = tasks[positionals[0] ?? ''];
    if (!task || positionals.length > 1) return say(terminal.problem, usage, 2);
    const { CASEWRIGHT_EMAIL: email, CASEWRIGHT_PASSWORD: password } = env;
    if (!email || !password) return say(terminal.problem, 'Set CASEWRIGHT_EMAIL and CASEWRIGHT_PASSWORD to sign in.', 2);
    return await task({ server: await ProcessServer.signIn(values.url.replace(/\/$/, ''), email, password), terminal, values });
  } catch (error) {
    if (error instanceof Refusal) return say(terminal.problem, error.message, 1);
    if (isUsage(error)) return say(terminal.problem, `${error.message}\n\n${usage}`, 2);
    throw error;
  }
}

async function counts({ server, terminal }: Task): Promise<number> {
  const { items } = await server.counts();
  for (const { type, status, host, count } of items) terminal.out(`${type.padEnd(24)} ${status.padEnd(10)} ${host.padEnd(9)} ${count}`);
  if (items.length === 0) terminal.out('There are no processes.');
  return 0;
}

async function moves({ server, terminal }: Task): Promise<number> {
  const { items } = await server.moves();
  for (const one of items) terminal.out(lineOf(one));
  if (items.length === 0) terminal.out('Nothing has been moved.');
  return 0;
}

async function move({ server, terminal, values: { to, type, key } }: Task): Promise<number> {
  const target = ProcessHostName.safeParse(to);
  if (!target.success) return say(terminal.problem, `Say where to: --to temporal or --to postgres\n\n${usage}`, 2);
  let shown = await server.order({ to: target.data, ...(type === undefined ? {} : { type }), ...(key === undefined ? {} : { key }) });
  terminal.out(lineOf(shown));
  while (shown.endedAt === null) {
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
    const now = (await server.moves()).items.find(({ id }) => id === shown.id) ?? shown;
    if (lineOf(now) !== lineOf(shown)) terminal.out(lineOf(now));
    shown = now;
  }
  return 0;
}

function lineOf({ to, type, key, total, left, endedAt, problem }: ProcessMoveView): string {
  const what = [type ?? 'all types', ...(key === null ? [] : [key])].join(' ');
  const where = endedAt === null ? `${Math.max(0, total - left)} of ${total}` : `${total}, done`;
  return `to ${to}, ${what}: ${where}${problem === null ? '' : ` (waits: ${problem})`}`;
}
