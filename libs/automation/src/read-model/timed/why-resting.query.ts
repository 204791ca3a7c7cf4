import type { LifeKind, RulePhase, RuleStatus, StopScope } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { CancelReason } from '../../domain/timed/follow';

interface Row {
  readonly ruleId: string;
  readonly status: RuleStatus;
  readonly kind: LifeKind | null;
  readonly reason: string | null;
  readonly by: Actor | null;
  readonly scope: StopScope | null;
}

const cannotRun: CancelReason = { because: 'suspended', reason: 'The rule cannot run in this release.' };
const noTrial: CancelReason = { because: 'stopped', reason: 'The trial of the rule has ended.' };
const deleted: CancelReason = { because: 'ended', reason: 'The rule was deleted.' };

const phaseWords: Readonly<Record<RulePhase, string>> = {
  intake: 'Intake',
  routing: 'Routing',
  sla: 'SLA',
  escalation: 'Escalation',
  notify: 'Notify',
  integrate: 'Integrate',
};

function stopWords(scope: StopScope | null): string {
  if (scope?.all) return 'All rules were stopped';
  return scope?.phase ? `All rules of the phase ${phaseWords[scope.phase]} were stopped` : 'The rule was stopped';
}

/** Why rules do not act any more that were live, for what waits for them. */
@Injectable()
export class WhyResting {
  constructor(private readonly database: Database) {}

  async one(ruleId: string): Promise<CancelReason> {
    return (await this.reasons([ruleId])).get(ruleId) ?? deleted;
  }

  async reasons(ruleIds: readonly string[]): Promise<ReadonlyMap<string, CancelReason>> {
    const rows = await this.database.query<Row & Record<string, unknown>>(
      `select r.id as "ruleId", r.status, last.kind, last.reason, last.by, s.scope from automation.rules r
       left join lateral (
         select * from automation.rule_life l where l.rule_id = r.id and l.kind in ('paused', 'stopped', 'tripped', 'archived')
         order by l.id desc limit 1
       ) as last on true
       left join automation.stops s on s.id = (last.details->>'stopId')::uuid where r.id = any($1::uuid[])`,
      [ruleIds],
    );
    return new Map(rows.map((row) => [row.ruleId, reasonOf(row)]));
  }
}

function reasonOf({ status, kind, reason, by, scope }: Row): CancelReason {
  if (status === 'active') return cannotRun;
  if (status === 'draft') return noTrial;
  const words: Readonly<Record<Exclude<RuleStatus, 'draft' | 'active'>, string>> = {
    paused: kind === 'stopped' ? stopWords(scope) : 'The rule was paused',
    tripped: 'The rule was stopped by its breaker',
    archived: 'The rule was archived',
  };
  return {
    because: 'stopped',
    reason: reason === null || reason === '' ? `${words[status]}.` : `${words[status]}: ${reason}`,
    ...(by?.kind === 'user' && { by }),
  };
}
