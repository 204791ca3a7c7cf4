import type { WhyNotVerdict } from '@casewright/contracts';
import { isAmong, type FactReader } from '@casewright/rules';
import type { LifeState } from './rule-life';

/** Which version of a rule a ticket met, and what kept that from being asked at all; `verdict` is null where nothing did. */
export interface Standing {
  readonly version: number | null;
  readonly verdict: WhyNotVerdict | null;
  /** What a reader should know of another version. */
  readonly aside: string | null;
}

/** `facts` are those of the event, as it found the ticket. */
export function standingOf({ status, version, trial }: LifeState, facts: FactReader, ruleId: string, ticketId: string): Standing {
  const newest = version ?? trial?.version ?? null;
  if (status === 'paused' || status === 'tripped' || status === 'archived') return { version: newest, verdict: status, aside: null };
  if (trial?.stage === 'canary' && trial.audience) {
    if (isAmong(trial.audience, ruleId, ticketId, facts)) return { version: trial.version, verdict: null, aside: null };
    if (version === null) return { version: trial.version, verdict: 'not-in-canary', aside: null };
    return {
      version,
      verdict: null,
      aside: `The ticket is not in the share of the canary, version ${trial.version}, so version ${version} was asked.`,
    };
  }
  if (version !== null) return { version, verdict: null, aside: null };
  return trial ? { version: trial.version, verdict: 'shadow', aside: null } : { version: null, verdict: 'not-live-then', aside: null };
}
