import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '../client/api';
import { isFromDisk, isUsage, say, type Terminal } from '../client/terminal';
import { diff, lint, pull, push, type Task } from './commands';
import { MissingFolder, RuleFolder, UnreadableFile } from './folder';
import { RuleServer } from './rule-server';

const usage = `npm run rules -- lint|diff|pull|push [options]
  lint   has the server check the files
  diff   shows where the files and the published rules differ; ends with 1 where they do
  pull   writes every published rule into a file
  push   publishes what differs; --reason says why

  --dir DIR      where the files are (./rules)
  --url URL      which server (CASEWRIGHT_URL, or http://127.0.0.1:4200)
  --reason TEXT  for push: why it is published
  --overwrite    for push: also where the server has a newer version than the file is based on, or an unpublished draft
  --untested     for lint and push: mail may go out though no saved test shows that its rule fires

CASEWRIGHT_EMAIL and CASEWRIGHT_PASSWORD say who signs in.`;

const tasks: Readonly<Record<string, Task>> = { lint, diff, pull, push };

/** Answers the exit code: 0 all is well, 1 there are problems or differences, 2 it was called wrongly. */
export async function run(parameters: readonly string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        dir: { type: 'string', default: 'rules' },
        url: { type: 'string', default: env['CASEWRIGHT_URL'] ?? 'http://127.0.0.1:4200' },
        reason: { type: 'string' },
        overwrite: { type: 'boolean', default: false },
        untested: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return say(terminal.out, usage, 0);
    const task = tasks[positionals[0] ?? ''];
    if (!task || positionals.length > 1) return say(terminal.problem, usage, 2);
    const { CASEWRIGHT_EMAIL: email, CASEWRIGHT_PASSWORD: password } = env;
    if (!email || !password) return say(terminal.problem, 'Set CASEWRIGHT_EMAIL and CASEWRIGHT_PASSWORD to sign in.', 2);
    const folder = new RuleFolder(resolve(values.dir));
    if (task !== pull || existsSync(folder.path)) folder.require();
    const server = await RuleServer.signIn(values.url.replace(/\/$/, ''), email, password);
    const tests = values.untested ? 'where-needed' : 'required';
    return await task({ folder, server, terminal, reason: values.reason, overwrite: values.overwrite, tests });
  } catch (error) {
    if (error instanceof Refusal || error instanceof UnreadableFile) return say(terminal.problem, error.message, 1);
    if (error instanceof MissingFolder) return say(terminal.problem, error.message, 2);
    if (isFromDisk(error)) return say(terminal.problem, `${error.path ?? 'The disk'}: ${error.message}`, 1);
    if (isUsage(error)) return say(terminal.problem, `${error.message}\n\n${usage}`, 2);
    throw error;
  }
}
