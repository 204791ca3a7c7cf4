import type { TrialView } from '@casewright/contracts';
import type { Audience } from '@casewright/rules';
import type { StoredTrial } from './rule.rows';

/** Where a canary acts; all null for what is none. */
export const audienceView = (audience: Audience | null): Pick<TrialView, 'share' | 'teamIds'> => ({
  share: audience && 'share' in audience ? audience.share : null,
  teamIds: audience && 'teamIds' in audience ? [...audience.teamIds] : null,
});

export const trialView = (trial: StoredTrial | null): TrialView | null =>
  trial && { version: trial.version, stage: trial.stage, since: trial.since, ...audienceView(trial.audience) };
