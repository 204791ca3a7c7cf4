import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const program = join(__dirname, '../../../tools/testing/crashing-postgres.mjs');

/** A PostgreSQL server of one suite, which can be killed and come back with all that was committed. */
export class CrashingPostgres {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<CrashingPostgres> {
    const child = fork(program);
    return new CrashingPostgres(child, await heard<string>(child));
  }

  /** kill -9, and a second later it starts again. */
  crash(): Promise<void> {
    return this.ask('crash');
  }

  stop(): Promise<void> {
    return this.ask('stop');
  }

  private async ask(act: 'crash' | 'stop'): Promise<void> {
    this.child.send(act);
    await heard(this.child);
  }
}

async function heard<Message>(child: ChildProcess): Promise<Message> {
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The PostgreSQL of the suite ended')));
  ended.catch(() => undefined);
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [Message];
  return message;
}
