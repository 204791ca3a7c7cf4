import type { DivergenceKind } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import type { RuleSet, TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { slotOf } from '../domain/decision-record';
import { divergencesOf, type Divergence, type Side, type Taken } from '../domain/divergence';

/** Keeps what versions in shadow would have done otherwise: counts by day, and a sample of fixed size. */
@Injectable()
export class DivergenceStore {
  constructor(private readonly database: Database) {}

  /** A repeat of the event finds its own sample and is not counted again. */
  async note(set: RuleSet, taken: Omit<Taken, 'shadows'>, moment: TicketMoment): Promise<void> {
    const shadows = set.trials.flatMap(({ stage, rule }) => (stage === 'shadow' ? [rule] : []));
    if (shadows.length === 0) return;
    const divergences = divergencesOf({ ...taken, shadows }, moment);
    if (divergences.length === 0) return;
    await this.keep(divergences.map((divergence) => rowOf(divergence, moment)));
  }

  /** Each of another event, or another kind. */
  async keep(rows: readonly DivergenceRow[]): Promise<void> {
    await this.database.query(
      `with incoming as (select * from jsonb_populate_recordset(null::automation.divergence_samples, $1::jsonb)),
       noted as (
         insert into automation.divergence_samples as known
         select * from incoming
         on conflict (rule_id, version, kind, slot) do update
           set ticket_id = excluded.ticket_id, event_id = excluded.event_id, event_type = excluded.event_type, at = excluded.at,
             trial = excluded.trial, published = excluded.published
           where known.event_id <> excluded.event_id
         returning rule_id, version, at, kind
       )
       insert into automation.divergence_counts as counts (rule_id, version, day, kind, count)
       select rule_id, version, (at at time zone 'utc')::date, kind, 1 from noted order by rule_id, version, kind
       on conflict (rule_id, version, day, kind) do update set count = counts.count + 1`,
      [JSON.stringify(rows)],
    );
  }
}

/** A row of `automation.divergence_samples`. */
export interface DivergenceRow {
  readonly rule_id: string;
  readonly version: number;
  readonly kind: DivergenceKind;
  readonly slot: number;
  readonly ticket_id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly at: string;
  readonly trial: Side;
  readonly published: Side;
}

const rowOf = ({ rule: { document }, kind, trial, published }: Divergence, { ticketId, event }: TicketMoment): DivergenceRow => ({
  rule_id: document.ruleId,
  version: document.version,
  kind,
  slot: slotOf(event.eventId),
  ticket_id: ticketId,
  event_id: event.eventId,
  event_type: event.type,
  at: event.meta.at,
  trial,
  published,
});
