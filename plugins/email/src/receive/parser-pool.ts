import { UnreadableMail, type ParsedMail } from '@casewright/plugin-sdk';
import type { EmailOptions } from '../options';
import { ParserThread } from './parser-thread-handle';

interface Waiting {
  readonly raw: Buffer;
  resolve(mail: ParsedMail): void;
  reject(error: Error): void;
}

/**
 * Reads messages in threads, so that no message, however it is made, keeps the process from other work: a thread that takes too long
 * or too much memory is ended, and the message is unreadable.
 */
export class ParserPool {
  private readonly queue: Waiting[] = [];
  private readonly idle: ParserThread[] = [];
  private readonly busy = new Set<ParserThread>();
  private closings = 0;

  constructor(private readonly options: EmailOptions) {}

  parse(raw: Buffer): Promise<ParsedMail> {
    return new Promise((resolve, reject) => {
      this.queue.push({ raw, resolve, reject });
      this.next();
    });
  }

  /** What is being read is given back unread, which is no fault of the message. Reading afterwards starts new threads. */
  async close(): Promise<void> {
    this.closings += 1;
    for (const { reject } of this.queue.splice(0)) reject(closed());
    await Promise.all([...this.idle.splice(0), ...this.busy].map((thread) => thread.end()));
  }

  private next(): void {
    if (this.busy.size >= this.options.parseThreads) return;
    const waiting = this.queue.shift();
    if (waiting) void this.run(waiting);
  }

  private async run({ raw, resolve, reject }: Waiting): Promise<void> {
    const thread = this.idle.pop() ?? new ParserThread();
    this.busy.add(thread);
    const { closings } = this;
    const answer = await thread.ask({ raw, limits: this.options }, this.options.parseMilliseconds);
    this.busy.delete(thread);
    if (thread.usable) this.idle.push(thread);
    if (closings !== this.closings) reject(closed());
    else if ('reason' in answer) reject(new UnreadableMail(answer.reason, answer.message));
    else if (answer.mail) resolve(answer.mail);
    else reject(new UnreadableMail('unreadable', 'The reader gave no answer'));
    this.next();
  }
}

const closed = () => new Error('The reader was closed');
