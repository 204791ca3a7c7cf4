import { CommandGateway, type CommandRegistration } from '@casewright/commands';
import type { CommandMessage, CommandMeta } from '@casewright/kernel';
import { until } from '@casewright/testing';
import type { z } from 'zod';

export interface Recorded {
  readonly message: CommandMessage;
  readonly meta: CommandMeta;
}

/** A command side that does each command id once, like the log, and that can be made to fail. */
export class RecordingGateway extends CommandGateway {
  readonly done = new Map<string, Recorded>();
  /** Command ids that came again, and whether they came with other content than the first time. */
  readonly repeats: { readonly commandId: string; readonly differs: boolean }[] = [];
  /** Called before a command takes effect; what it throws is the answer. */
  before: (recorded: Recorded) => void = () => undefined;
  /** Called after a command took effect, before its sender hears of it. */
  after: (recorded: Recorded) => Promise<void> = () => Promise.resolve();

  register<Schema extends z.ZodType>(registration: CommandRegistration<Schema>): void {
    throw new Error(`Nothing registers ${registration.type} here`);
  }

  async send<Result>(message: CommandMessage, meta: CommandMeta): Promise<Result> {
    const recorded = { message, meta };
    this.before(recorded);
    const first = this.done.get(meta.commandId);
    if (first) this.repeats.push({ commandId: meta.commandId, differs: JSON.stringify(first) !== JSON.stringify(recorded) });
    else this.done.set(meta.commandId, recorded);
    await this.after(recorded);
    return undefined as Result;
  }

  /** Commands that the process of this key sent, in order of their numbers. */
  of(type: string, key: string): readonly Recorded[] {
    const prefix = `process:${type}:${key}:`;
    const number = ({ meta }: Recorded) => Number(meta.commandId.slice(prefix.length));
    return [...this.done.values()]
      .filter(({ meta }) => meta.commandId.startsWith(prefix))
      .sort((left, right) => number(left) - number(right));
  }

  words(key: string): readonly unknown[] {
    return this.of('reminder', key).map(({ message }) => message.data['what']);
  }

  /** Waits until the reminder of this key has sent these words and no others. */
  hears(key: string, words: readonly string[]): Promise<boolean> {
    return until(() => JSON.stringify(this.words(key)) === JSON.stringify(words));
  }
}
