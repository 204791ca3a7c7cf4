import type { CommandMeta } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { nextState, rests, type LifeState } from '../domain/rule-life';
import { requirePossible } from '../domain/rule-life-refusals';
import type { Rule } from './rule.entity';
import { RuleLifeEntity, type LifeDetails, type RuleLife } from './rule-life.entity';

/** Something that is to happen to a rule. */
export interface RuleStep extends Pick<RuleLife, 'kind' | 'version'> {
  readonly reason: string | null;
  readonly details?: LifeDetails;
}

export const stateOf = ({ status, publishedVersion, trial }: Pick<Rule, 'status' | 'publishedVersion' | 'trial'>): LifeState => ({
  status,
  version: publishedVersion ?? null,
  trial: trial ? { ...trial, since: new Date(trial.since) } : null,
});

/** Takes a rule one step on in its life, and tells every process that another set is live. Throws where the step is not possible. */
export async function takeStep(
  em: EntityManager,
  rule: Rule,
  { kind, version, reason, details }: RuleStep,
  meta: CommandMeta,
): Promise<void> {
  const at = new Date(meta.at);
  requirePossible(stateOf(rule), kind);
  const next = nextState(stateOf(rule), { kind, version: version ?? null, at, audience: details?.audience ?? null });
  rule.status = next.status;
  rule.publishedVersion = next.version;
  rule.trial = next.trial && { ...next.trial, since: next.trial.since.toISOString() };
  rule.stopId = details?.stopId ?? (rests(next) && kind !== 'archived' ? rule.stopId : null);
  // The entry refers to the rule, which may be new.
  await em.flush();
  em.create(RuleLifeEntity, { kind, version, reason, details: details ?? null, ruleId: rule.id, at, by: meta.actor });
  if (kind !== 'created') await em.execute('update automation.live_set set revision = revision + 1');
}
