import type { RuleDocument } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { RingMember } from '../../domain/rings';
import { LiveRules } from '../live-rules/live-rules';

/** The versions that run, or would if nobody had paused them; of a canary both do. */
@Injectable()
export class PublishedRules {
  constructor(
    private readonly database: Database,
    private readonly live: LiveRules,
  ) {}

  async besides(ruleIds: readonly string[]): Promise<readonly RingMember[]> {
    const rows = await this.database.query<{ document: RuleDocument }>(
      `select v.document from automation.rules r
       join automation.rule_versions v on v.rule_id = r.id and (v.version = r.published_version
         or v.version = (r.trial->>'version')::int and r.trial->>'stage' = 'canary')
       where r.id <> all ($1::uuid[]) and r.status <> 'archived'`,
      [ruleIds],
    );
    return rows.flatMap(({ document }) => {
      const rule = this.live.compile(document);
      return rule ? [{ ...document, writes: rule.writes }] : [];
    });
  }
}
