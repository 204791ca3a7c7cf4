import type { EncodedEvent } from '../event-codec';

/** A command as es.append takes it. `expected`: a version, −1 for any, −2 for an existing stream. */
export interface AppendCommand {
  readonly id: string;
  readonly stream: string;
  readonly category: string;
  readonly expected: number;
  readonly hash: string;
  readonly meta: unknown;
  readonly events: readonly EncodedEvent[];
}

export interface AppendVerdict {
  readonly verdict: 'stored' | 'repeated' | 'reused' | 'stale';
  readonly fromVersion: number;
  readonly toVersion: number;
}

/** A command and the JSON by which it is measured and sent. */
export interface SizedCommand {
  readonly command: AppendCommand;
  readonly json: string;
}

/** Stores the commands in one transaction, each with its own verdict, in their order. */
export type AppendCall = (commands: readonly SizedCommand[]) => Promise<readonly AppendVerdict[]>;

interface Waiting extends SizedCommand {
  readonly resolve: (verdict: AppendVerdict) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatcherLimits {
  readonly connections: number;
  readonly commands: number;
  readonly characters: number;
}

const usualLimits: BatcherLimits = { connections: 2, commands: 64, characters: 1_000_000 };

/**
 * Coalesces the appends of this process: what arrives while calls are under way leaves together in the next one. At most one command
 * per stream is under way, so that the writers of a stream never wait for each other inside the database.
 */
export class AppendBatcher {
  private waiting: Waiting[] = [];
  private readonly busyStreams = new Set<string>();
  private calls = 0;
  private scheduled = false;

  constructor(
    private readonly call: AppendCall,
    private readonly limits: BatcherLimits = usualLimits,
  ) {}

  submit(command: AppendCommand): Promise<AppendVerdict> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ command, json: JSON.stringify(command), resolve, reject });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    while (this.calls < this.limits.connections) {
      const batch = this.take();
      if (batch.length === 0) return;
      this.calls += 1;
      void this.store(batch).finally(() => {
        this.calls -= 1;
        for (const { command } of batch) this.busyStreams.delete(command.stream);
        if (this.waiting.length > 0) this.schedule();
      });
    }
  }

  private take(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let characters = 0;
    for (const next of this.waiting) {
      const { command, json } = next;
      const fits = batch.length === 0 || (batch.length < this.limits.commands && characters + json.length <= this.limits.characters);
      if (!fits || this.busyStreams.has(command.stream)) {
        left.push(next);
        continue;
      }
      characters += json.length;
      this.busyStreams.add(command.stream);
      batch.push(next);
    }
    this.waiting = left;
    return batch;
  }

  /** A batch that fails as a whole is repeated one by one, so that one bad command cannot fail its neighbours. */
  private async store(batch: readonly Waiting[]): Promise<void> {
    try {
      const verdicts = await this.call(batch);
      batch.forEach((sent, index) => settle(sent, verdicts[index]));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await this.store([one]);
    }
  }
}

function settle(sent: Waiting, verdict: AppendVerdict | undefined): void {
  if (verdict) sent.resolve(verdict);
  else sent.reject(new Error('The database gave no verdict for a command'));
}
