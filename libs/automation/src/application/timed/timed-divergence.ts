import { Database, UnitOfWork } from '@casewright/persistence';
import { wakeUpType, type Decision, type TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { slotOf } from '../../domain/decision-record';
import { neverDue, timedKindOf, timedSideOf, type TimedSide } from '../../domain/timed/timed-divergence';
import type { TimedPlan } from '../../domain/timed/timed-plan';
import { runsWith, type TimedRules, type Waiter } from '../../domain/timed/timed-rules';
import { DivergenceStore, type DivergenceRow } from '../divergence-store';

/** What a decision was about: a stretch of a state, or a planned time, both in the words of `occasion`. */
export interface TimedOccasion {
  readonly occasion: string;
  /** When its time was, ISO 8601. */
  readonly plannedAt: string;
}

interface WatchedRun {
  readonly ruleId: string;
  readonly version: number;
  readonly ticketId: string;
  readonly occasion: string;
  readonly trial: TimedSide | null;
  readonly published: TimedSide | null;
}

const columns = 'rule_id as "ruleId", version, ticket_id as "ticketId", occasion, trial, published';

/** The name of a planned time of a schedule. */
export const plannedOccasion = (plannedAt: Date): string => `schedule:${plannedAt.toISOString()}`;

/**
 * Compares versions that wait for times, each for its own. What the first one made of a stretch is kept until the other one is through
 * with it as well, and then counted once.
 */
@Injectable()
export class TimedDivergence {
  constructor(
    private readonly database: Database,
    private readonly unit: UnitOfWork,
    private readonly store: DivergenceStore,
  ) {}

  /** Of a rule that has a version in shadow; of any other there is nothing to note. */
  async note(plan: TimedPlan, decision: Decision, moment: TicketMoment, { occasion, plannedAt }: TimedOccasion): Promise<void> {
    const { ruleId } = decision.rule.document;
    const trial = plan.set.versions.find((rule) => rule.document.ruleId === ruleId && plan.set.isWatched(rule));
    if (!trial || !plan.watched.has(ruleId)) return;
    const column = trial === decision.rule ? 'trial' : 'published';
    await this.database.query(
      `insert into automation.watched_runs as known (rule_id, version, ticket_id, occasion, ${column}) values ($1, $2, $3, $4, $5)
       on conflict (rule_id, version, occasion, ticket_id) do update set ${column} = excluded.${column}`,
      [...[ruleId, trial.document.version, moment.ticketId, occasion], JSON.stringify(timedSideOf(decision, moment, plannedAt))],
    );
  }

  /** Whatever both versions are through with on the ticket. */
  async settleTicket({ watched }: TimedPlan, ticketId: string, runs: TimedRules): Promise<void> {
    if (watched.size === 0) return;
    const open = await this.database.query<WatchedRun & Record<string, unknown>>(
      `select ${columns} from automation.watched_runs
       where ticket_id = $1 and rule_id = any($2::uuid[]) and occasion not like 'schedule:%'`,
      [ticketId, [...watched]],
    );
    for (const { ruleId, version, occasion } of open) {
      const isThrough = (stage: Waiter['stage']) => {
        const { last } = runsWith(runs, { ruleId, ruleVersion: version, stage }, ticketId, occasion);
        return !last || last.state === 'fired' || last.state === 'skipped' || last.state === 'cancelled';
      };
      if (isThrough('live') && isThrough('shadow')) await this.settle(ruleId, version, occasion, ticketId);
    }
  }

  /** A planned time that both versions are through with. */
  settlePlanned(ruleId: string, version: number, plannedAt: Date): Promise<void> {
    return this.settle(ruleId, version, plannedOccasion(plannedAt), null);
  }

  /** What was kept of trials that have ended, for versions that are not compared any more. */
  async forgetEnded(): Promise<void> {
    await this.database.query(
      `delete from automation.watched_runs w using automation.rules r
       where r.id = w.rule_id and (r.trial is null or r.trial->>'stage' <> 'shadow' or (r.trial->>'version')::int <> w.version)`,
    );
  }

  /** What is taken out of the table is counted in the same transaction, so nothing counts twice. */
  private async settle(ruleId: string, version: number, occasion: string, ticketId: string | null): Promise<void> {
    await this.unit.run(async () => {
      const through = await this.database.query<WatchedRun & Record<string, unknown>>(
        `delete from automation.watched_runs where rule_id = $1 and version = $2 and occasion = $3 and ($4::uuid is null or ticket_id = $4)
         returning ${columns}`,
        [ruleId, version, occasion, ticketId],
      );
      // One by one: two of them may fall into the same place of the sample.
      for (const row of through.flatMap(divergenceOf)) await this.store.keep([row]);
    });
  }
}

function divergenceOf({ ruleId, version, ticketId, trial, published }: WatchedRun): readonly DivergenceRow[] {
  const sides = { trial: trial ?? neverDue, published: published ?? neverDue };
  const kind = timedKindOf(sides.trial, sides.published);
  const told = sides.trial.outcome === 'fired' ? sides.trial : sides.published;
  if (kind === null || told.plannedAt === null) return [];
  const named = { rule_id: ruleId, version, ticket_id: ticketId, event_id: told.eventId, event_type: wakeUpType };
  return [{ ...named, ...sides, kind, slot: slotOf(told.eventId), at: told.plannedAt }];
}
