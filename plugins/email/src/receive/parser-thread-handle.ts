import { Worker } from 'node:worker_threads';
import type { ParseAnswer, ParseRequest } from './parser-messages';

/** This module runs compiled (.js) and, in tests, from source (.ts), where a thread needs the compiler, too. */
const extension = __filename.endsWith('.ts') ? '.ts' : '.js';
const threadOptions = {
  execArgv: extension === '.ts' ? ['--require', '@swc-node/register'] : [],
  resourceLimits: { maxOldGenerationSizeMb: 512 },
};
const startMilliseconds = 60_000;

/** One thread that reads one message at a time. */
export class ParserThread {
  private readonly worker = new Worker(`${__dirname}/parser-thread${extension}`, threadOptions);
  private readonly ready = this.answer(startMilliseconds, 'The reader did not start');
  private ended = false;

  constructor() {
    // An error of an idle thread ends it; without a listener it would end the process.
    this.worker.on('error', () => undefined);
    this.worker.once('exit', () => (this.ended = true));
  }

  /** False after a failure: the thread is gone. */
  get usable(): boolean {
    return !this.ended;
  }

  /** Never rejects. The time for starting the thread does not count. */
  async ask(request: ParseRequest, milliseconds: number): Promise<ParseAnswer> {
    const start = await this.ready;
    if ('reason' in start) return start;
    this.worker.ref();
    this.worker.postMessage(request);
    const answer = await this.answer(milliseconds, `Reading it took longer than ${milliseconds} ms`);
    // Between messages it must not keep the process alive.
    this.worker.unref();
    return answer;
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  private answer(milliseconds: number, late: string): Promise<ParseAnswer> {
    return new Promise((resolve) => {
      const settle = (answer: ParseAnswer, outcome: 'usable' | 'lost') => {
        clearTimeout(timer);
        this.worker.off('message', heard).off('error', broke).off('exit', stopped);
        if (outcome === 'lost') void this.end();
        resolve(answer);
      };
      const lost = (message: string) => settle({ reason: 'unreadable', message }, 'lost');
      const heard = (answer: ParseAnswer) => settle(answer, 'usable');
      const broke = (error: Error) => lost(error.message);
      const stopped = () => lost('The reader was stopped');
      const timer = setTimeout(() => lost(late), milliseconds);
      this.worker.on('message', heard).on('error', broke).on('exit', stopped);
    });
  }
}
