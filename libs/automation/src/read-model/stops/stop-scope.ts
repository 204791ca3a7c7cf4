import type { StopScope } from '@casewright/contracts';

/** Rules `r` that a stop would hold: what acts, or is on trial, and is in the scope. The scope's values stand at `$1` and `$2`. */
export const stoppable = `(r.status = 'active' or r.status = 'draft' and r.trial is not null)
  and ($1::uuid is null or r.id = $1) and ($2::text is null or r.phase = $2)`;

export const scopeValues = ({ ruleId, phase }: StopScope): readonly [string | null, string | null] => [ruleId ?? null, phase ?? null];
