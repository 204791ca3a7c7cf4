import type { CommandMeta } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';
import type { Which } from '../../domain/life';

export class StopEscalationsCommand extends Command<void> {
  constructor(
    readonly ticketId: string,
    readonly which: Which,
    readonly because: 'asked' | 'solved' | 'closed',
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
