import type { RuleDetailView } from '@casewright/contracts';

/** What stops the rule or lets it go on; a draft has nothing to stop, unless a version of it is on trial. */
export function leverOf(rule: RuleDetailView | null): 'Pause' | 'Resume' | null {
  if (rule?.status === 'active' || (rule?.status === 'draft' && rule.trial)) return 'Pause';
  return rule?.status === 'paused' || rule?.status === 'tripped' ? 'Resume' : null;
}

/** The versions that nobody has to go back to; null where there is none, or the rule is put away. */
export function versionsAtWork(rule: RuleDetailView | null): readonly number[] | null {
  if (!rule?.version || rule.status === 'archived') return null;
  return [rule.version, ...(rule.trial ? [rule.trial.version] : [])];
}

/** What publishing has come to. */
export function publishedWords(rule: RuleDetailView | null): string {
  if (rule?.trial) return `Version ${rule.trial.version} is ${rule.trial.stage === 'shadow' ? 'in shadow' : 'a canary'}`;
  const version = `Version ${rule?.version ?? ''}`;
  return rule?.status === 'active' ? `${version} is live` : `${version} acts once the rule is resumed`;
}
