import { rolePermissions, UserDirectory, type UserSummary } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** Whom a rule belongs to: who put its newest version to work, or the admins where that person has left or may not see rules any more. */
@Injectable()
export class RuleOwners {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
  ) {}

  async of(ruleId: string): Promise<readonly string[]> {
    const [row] = await this.database.query<{ userId: string }>(
      `select by->>'id' as "userId" from automation.rule_life
       where rule_id = $1 and kind in ('published', 'shadowed', 'canaried', 'promoted', 'rolled-back') and by->>'kind' = 'user'
       order by id desc limit 1`,
      [ruleId],
    );
    const owner = row && (await this.users.users([row.userId])).get(row.userId);
    if (owner && mayCare(owner)) return [owner.id];
    return (await this.users.activeAgents()).filter(({ role, active }) => active && role === 'admin').map(({ id }) => id);
  }
}

const mayCare = ({ active, role }: UserSummary): boolean => active && rolePermissions[role].includes('rule.view');
