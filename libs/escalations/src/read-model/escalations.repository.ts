import type { EscalationEvent } from '@casewright/contracts';
import { Repository, RepositoryTools } from '@casewright/event-store';
import { Injectable } from '@nestjs/common';
import { escalations, type Escalations } from '../domain/escalations';

/** The escalations of each ticket. */
@Injectable()
export class EscalationsRepository extends Repository<Escalations, EscalationEvent> {
  constructor(tools: RepositoryTools) {
    super(tools, escalations);
  }
}
