import { loadConfig } from '@casewright/config';
import { Database } from '@casewright/persistence';
import { usage } from './usage';

interface Question {
  readonly ask: 'usage' | 'deliver';
  readonly timers?: readonly (readonly [key: string, due: string])[];
}

const atOnce = 30;

/** The database that the worker's parent names; nothing is sealed and no file is written here. */
export const benchDatabase = (): Database =>
  new Database(
    loadConfig({
      DATABASE_URL: process.env['DATABASE_URL'],
      CASEWRIGHT_KEY: Buffer.alloc(32).toString('base64'),
      FILES_DIRECTORY: 'unused',
    }),
  );

/** Answers the messages of the `Keeper` that started this program, and tells it that there is somebody to ask. */
export function answerKeeper(deliver: (key: string, due: string) => Promise<unknown>): void {
  process.on('message', (question: Question) => void answer(question, deliver).then((result) => process.send?.(result)));
  process.send?.('ready');
}

async function answer({ ask, timers = [] }: Question, deliver: (key: string, due: string) => Promise<unknown>): Promise<object | number> {
  if (ask === 'usage') return usage();
  const left = timers.values();
  const some = async () => {
    for (const [key, due] of left) await deliver(key, due);
  };
  await Promise.all(Array.from({ length: atOnce }, some));
  return timers.length;
}
