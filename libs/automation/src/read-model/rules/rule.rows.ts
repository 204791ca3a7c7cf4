import { RulePhase, type RuleStatus, type TrialView } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import type { Audience } from '@casewright/rules';

/** As the row holds it. */
export interface StoredTrial {
  readonly version: number;
  readonly stage: TrialView['stage'];
  readonly audience: Audience | null;
  readonly since: string;
}

export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly status: RuleStatus;
  readonly phase: RulePhase;
  readonly rank: string;
  readonly events: string[];
  readonly version: number | null;
  readonly hasDraft: boolean;
  readonly trial: StoredTrial | null;
  readonly firesIn7Days: number;
  readonly firesPerDay: number[];
  readonly lastFiredAt: Date | null;
  readonly updatedAt: Date;
  readonly updatedBy: Actor;
  readonly revision: number;
}

/** The place of a rule's phase, for ordering; phases are a fixed list. */
export const phasePlace = `array_position(array[${RulePhase.options.map((phase) => `'${phase}'`).join(', ')}], r.phase)`;

/** Says something else than the newest version that is live or on trial. */
export const draftDiffers = `r.draft_hash is distinct from coalesce((
  select t.document->>'hash' from automation.rule_versions t where t.rule_id = r.id and t.version = (r.trial->>'version')::int
), r.published_hash)`;

/** `$1` is the time that the 7 days end at. */
export const ruleRows = `
  select r.id, r.name, r.status, r.phase, r.rank, r.events, r.published_version as version,
    ${draftDiffers} as "hasDraft", r.trial, r.updated_at as "updatedAt", r.updated_by as "updatedBy", r.revision,
    f.fires as "firesIn7Days", f.per_day as "firesPerDay", l.at as "lastFiredAt"
  from automation.rules r
  left join lateral (
    select coalesce(sum(fires), 0)::int as fires, array_agg(fires::int order by ago desc) as per_day from (
      select ago, (
        select count(*) from automation.decisions d
        where d.rule_id = r.id and d.outcome = 'fired'
          and d.at > $1::timestamptz - make_interval(hours => 24 * (ago + 1)) and d.at <= $1::timestamptz - make_interval(hours => 24 * ago)
      ) as fires from generate_series(0, 6) ago
    ) days
  ) f on true
  left join lateral (
    select d.at from automation.decisions d where d.rule_id = r.id and d.outcome = 'fired' order by d.at desc limit 1
  ) l on true`;
