import { CommandGateway } from '@casewright/commands';
import type { CommandMessage, CommandMeta } from '@casewright/kernel';
import type { Database } from '@casewright/persistence';

interface Act {
  readonly id: string;
  readonly due: string;
  readonly at: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Writes each command down once, by its id, and what comes together in one statement: as the log does with commands. */
export class Sink extends CommandGateway {
  private waiting: Act[] = [];
  private isWriting = false;

  constructor(private readonly database: Database) {
    super();
  }

  register(): void {
    throw new Error('Nothing is registered here');
  }

  async send<Result>({ data }: CommandMessage, { commandId }: CommandMeta): Promise<Result> {
    await this.act(commandId, String(data['due']));
    return undefined as Result;
  }

  act(id: string, due: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ id, due, at: new Date().toISOString(), done: resolve, failed: reject });
      if (!this.isWriting) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const acts = this.waiting;
      this.waiting = [];
      try {
        await this.database.query(
          `insert into bench.acted (id, due, at) select * from unnest($1::text[], $2::timestamptz[], $3::timestamptz[])
           on conflict (id) do update set repeats = bench.acted.repeats + 1`,
          [acts.map(({ id }) => id), acts.map(({ due }) => due), acts.map(({ at }) => at)],
        );
        for (const { done } of acts) done();
      } catch (error) {
        for (const { failed } of acts) failed(error);
      }
    }
    this.isWriting = false;
  }
}
