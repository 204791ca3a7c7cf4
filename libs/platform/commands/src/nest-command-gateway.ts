import { DomainError, type CommandMessage, type CommandMeta } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { z } from 'zod';
import { CommandGateway, type CommandRegistration } from './command-gateway';

@Injectable()
export class NestCommandGateway extends CommandGateway {
  private readonly registrations = new Map<string, CommandRegistration>();

  constructor(private readonly bus: CommandBus) {
    super();
  }

  register<Schema extends z.ZodType>(registration: CommandRegistration<Schema>): void {
    if (this.registrations.has(registration.type)) throw new Error(`Command ${registration.type} is registered twice`);
    this.registrations.set(registration.type, registration as unknown as CommandRegistration);
  }

  async send<Result>(message: CommandMessage, meta: CommandMeta): Promise<Result> {
    const registration = this.registrations.get(message.type);
    if (!registration) throw new DomainError('server.error', `There is no command ${message.type}`);
    const data = registration.schema.parse(message.data);
    return this.bus.execute(registration.create(data, meta) as never) as Promise<Result>;
  }
}
