import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { loadConfig } from '@casewright/config';
import { Database } from '@casewright/persistence';
import { Sink } from './sink';
import { usage } from './usage';

/** The part of @dbos-inc/dbos-sdk 5.3 that is measured. It is installed for the benches only, so its types are not there when the product is checked. */
interface DbosLibrary {
  readonly DBOS: {
    setConfig(config: object): void;
    launch(): Promise<void>;
    sleep(milliseconds: number): Promise<void>;
    runStep<Result>(step: () => Promise<Result>, options: { name: string }): Promise<Result>;
    registerWorkflow<Parameters extends unknown[]>(
      workflow: (...parameters: Parameters) => Promise<void>,
      options: { name: string },
    ): (...parameters: Parameters) => Promise<void>;
    startWorkflow<Parameters extends unknown[]>(
      workflow: (...parameters: Parameters) => Promise<void>,
      options: { workflowID: string },
    ): (...parameters: Parameters) => Promise<unknown>;
  };
}

/** The same timers as durable workflows that sleep, as DBOS's guide has it; they act into the same table. Its parent asks it by messages. */
const { DBOS } = createRequire(resolve('tools/bench/package.json'))('@dbos-inc/dbos-sdk') as DbosLibrary;
const url = process.env['DATABASE_URL'];
const sink = new Sink(
  new Database(loadConfig({ DATABASE_URL: url, CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'), FILES_DIRECTORY: 'unused' })),
);

const wait = DBOS.registerWorkflow(
  async (key: string, due: string) => {
    await DBOS.sleep(Math.max(0, Date.parse(due) - Date.now()));
    await DBOS.runStep(() => sink.act(key, due), { name: 'act' });
  },
  { name: 'wait' },
);

interface Question {
  readonly ask: 'usage' | 'deliver';
  readonly timers?: readonly (readonly [key: string, due: string])[];
}

async function answer({ ask, timers = [] }: Question): Promise<unknown> {
  if (ask === 'usage') return usage();
  const left = timers.values();
  const deliver = async () => {
    for (const [key, due] of left) await DBOS.startWorkflow(wait, { workflowID: key })(key, due);
  };
  await Promise.all(Array.from({ length: 30 }, deliver));
  return timers.length;
}

async function main(): Promise<void> {
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, logLevel: 'error' });
  await DBOS.launch();
  process.on('message', (question: Question) => void answer(question).then((result) => process.send?.(result as object)));
  process.send?.('ready');
}

void main();
