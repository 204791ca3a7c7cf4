import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { answerKeeper, benchDatabase } from './asked';
import { Sink } from './sink';

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
const sink = new Sink(benchDatabase());

const wait = DBOS.registerWorkflow(
  async (key: string, due: string) => {
    await DBOS.sleep(Math.max(0, Date.parse(due) - Date.now()));
    await DBOS.runStep(() => sink.act(key, due), { name: 'act' });
  },
  { name: 'wait' },
);

async function main(): Promise<void> {
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: process.env['DATABASE_URL'], logLevel: 'error' });
  await DBOS.launch();
  answerKeeper((key, due) => DBOS.startWorkflow(wait, { workflowID: key })(key, due));
}

void main();
