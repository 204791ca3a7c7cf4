import type { CommandMessage, CommandMeta } from '@casewright/kernel';
import type { z } from 'zod';

export interface CommandRegistration<Schema extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly schema: Schema;
  /** Makes the command object that its handler on the CommandBus takes. */
  create(data: z.output<Schema>, meta: CommandMeta): object;
}

/** Sends commands by name: what rules, processes, plugins and demo data use. Data is parsed with the command's schema first. */
export abstract class CommandGateway {
  abstract register<Schema extends z.ZodType>(registration: CommandRegistration<Schema>): void;
  abstract send<Result = unknown>(message: CommandMessage, meta: CommandMeta): Promise<Result>;
}
