import type { RuleStatus } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

const reasons: Readonly<Record<RuleStatus, string>> = {
  draft: 'The rule is not published.',
  active: 'The rule cannot run in this release.',
  paused: 'The rule was paused.',
  tripped: 'The rule was stopped by its breaker.',
  archived: 'The rule was archived.',
};

/** Why a rule does not act that is not among the live ones. */
@Injectable()
export class WhyNotLive {
  constructor(private readonly database: Database) {}

  async reason(ruleId: string): Promise<string> {
    const [row] = await this.database.query<{ status: RuleStatus }>('select status from automation.rules where id = $1', [ruleId]);
    return row ? reasons[row.status] : 'The rule was deleted.';
  }
}
