import type { TimedRuleEvent } from '@casewright/contracts';
import { Repository, RepositoryTools } from '@casewright/event-store';
import { Injectable } from '@nestjs/common';
import { timedRules, type TimedRules } from '../../domain/timed/timed-rules';

/** The runs of each ticket's timed rules. */
@Injectable()
export class TimedRulesRepository extends Repository<TimedRules, TimedRuleEvent> {
  constructor(tools: RepositoryTools) {
    super(tools, timedRules);
  }
}
