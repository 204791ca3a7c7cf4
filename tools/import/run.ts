import { parseArgs } from 'node:util';
import { Api, Refusal } from '../client/api';
import { isFromDisk, isUsage, say, type Terminal } from '../client/terminal';
import { importFile } from './import-file';

const usage = `npm run tickets:import -- FILE [options]
  Takes over the tickets of another system: one JSON document a line, as POST /api/v1/tickets/import takes them. What was taken over
  before is left as it is, so the same file can be sent again until every line is in.

  --url URL    which server (CASEWRIGHT_URL, or http://127.0.0.1:4200)

CASEWRIGHT_EMAIL and CASEWRIGHT_PASSWORD say who signs in.`;

/** Answers the exit code: 0 all are in, 1 some were refused, 2 it was called wrongly. */
export async function run(parameters: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  try {
    const options = { url: { type: 'string', default: env['CASEWRIGHT_URL'] ?? 'http://127.0.0.1:4200' } } as const;
    const { values, positionals } = parseArgs({ args: [...parameters], allowPositionals: true, options });
    const [file, ...more] = positionals;
    const { CASEWRIGHT_EMAIL: email, CASEWRIGHT_PASSWORD: password } = env;
    if (file === undefined || more.length > 0) return say(terminal.problem, usage, 2);
    if (!email || !password) return say(terminal.problem, 'Set CASEWRIGHT_EMAIL and CASEWRIGHT_PASSWORD to sign in.', 2);
    const { refused } = await importFile(file, await Api.signIn(values.url.replace(/\/$/, ''), email, password), terminal);
    return refused === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof Refusal) return say(terminal.problem, error.message, 1);
    if (isFromDisk(error)) return say(terminal.problem, error.message, 2);
    if (isUsage(error)) return say(terminal.problem, `${error.message}\n\n${usage}`, 2);
    throw error;
  }
}
