import { RuleSet, type CompiledRule, type Trial } from '@casewright/rules';
import type { TrialState } from '../../domain/rule-life';

/** A rule that does not rest, with its versions ready to run; null where there is none, or this release can no longer run it. */
export interface LiveRule {
  readonly published: CompiledRule | null;
  readonly trial: {
    readonly rule: CompiledRule | null;
    readonly stage: TrialState['stage'];
    readonly audience: TrialState['audience'];
  } | null;
}

/** What runs: the published versions, and beside some of them a newer one on trial. */
export function liveSet(rules: readonly LiveRule[]): RuleSet {
  const published = rules.flatMap((rule) => rule.published ?? []);
  return new RuleSet(
    published,
    rules.flatMap(({ trial }) => trialOf(trial)),
  );
}

function trialOf(trial: LiveRule['trial']): readonly Trial[] {
  if (!trial?.rule) return [];
  const { rule, stage, audience } = trial;
  if (stage === 'shadow') return [{ rule, stage }];
  return audience ? [{ rule, stage, audience }] : [];
}
