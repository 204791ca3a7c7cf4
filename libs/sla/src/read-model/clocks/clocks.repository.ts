import type { SlaEvent } from '@casewright/contracts';
import { Repository, RepositoryTools } from '@casewright/event-store';
import { idFrom } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { ticketClocks, type Clocks } from '../../domain/clocks';

/** The stream that holds the clocks of a ticket. */
export const clocksStream = (ticketId: string): string => idFrom(`sla:${ticketId}`);

@Injectable()
export class ClocksRepository extends Repository<Clocks, SlaEvent> {
  constructor(tools: RepositoryTools) {
    super(tools, ticketClocks);
  }
}
