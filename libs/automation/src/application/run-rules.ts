import type { DecisionOutcome, TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import {
  evaluateSet,
  ruleEventOf,
  type CompiledRule,
  type Decision,
  type RuleBucket,
  type RuleSet,
  type TicketMoment,
} from '@casewright/rules';
import { Metrics } from '@casewright/telemetry';
import { Injectable } from '@nestjs/common';
import { recordOf } from '../domain/decision-record';
import { historyBefore } from '../domain/rule-history';
import { ticketLanguage } from '../domain/ticket-language';
import { Breaker } from './breaker';
import { OneAtATime } from './one-at-a-time';
import { LookUps } from './look-ups/look-ups';
import { CarryOut } from './carry-out';
import { PastDecisions, type TicketDecisions } from '../read-model/decisions/past-decisions.query';
import { DecisionStore } from './decision-store';
import { DivergenceStore } from './divergence-store';
import { LiveRules } from '../read-model/live-rules/live-rules';
import { Sampling } from './sampling';
import { TicketMoments } from '../read-model/tickets/ticket-moments';

/** What one evaluation is told, and where it leaves what versions in shadow decide. */
interface Watching {
  readonly sampled: ReadonlySet<string>;
  readonly history: ReturnType<typeof historyBefore>;
  readonly watched: Decision[];
}

const conditionsFailed = ({ outcome, branch }: Decision): boolean => outcome === 'no-match' || branch === 'otherwise';

/** Outcomes that people ask about; the others are kept as samples. */
const alwaysKept: ReadonlySet<DecisionOutcome> = new Set(['fired', 'guarded', 'error']);

/**
 * One event through all live rules: decide, store what was decided, send the commands. When an attempt is repeated, what it had stored
 * is carried out and nothing is decided anew, whatever was published in between.
 */
@Injectable()
export class RunRules {
  private readonly duration;
  /** Events of several tickets are handled at the same moment, and what is counted over all tickets must not be counted by two at once. */
  private readonly counting = new OneAtATime();

  constructor(
    private readonly live: LiveRules,
    private readonly moments: TicketMoments,
    private readonly lookUps: LookUps,
    private readonly past: PastDecisions,
    private readonly decisions: DecisionStore,
    private readonly carryOut: CarryOut,
    private readonly sampling: Sampling,
    private readonly divergence: DivergenceStore,
    private readonly breaker: Breaker,
    metrics: Metrics,
  ) {
    this.duration = metrics.histogram({
      name: 'casewright_rule_evaluation_seconds',
      help: 'Evaluation of all live rules on one event, without reading and writing',
      buckets: [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05],
    });
  }

  async on(event: Stored<TicketEvent>): Promise<void> {
    const set = await this.live.set();
    const past = await this.past.onTicket(event.streamId);
    const isRepeat = past.firings.some(({ eventId }) => eventId === event.eventId);
    if (!isRepeat && !(await this.decide(event, set, past))) return;
    const failed = await this.carryOut.all(await this.past.fired(event.streamId, event.eventId), event);
    for (const { ruleId, ruleVersion: version } of failed) await this.breaker.failed({ ruleId, version }, event);
  }

  /** True when a rule fired. */
  private async decide(event: Stored<TicketEvent>, set: RuleSet, past: TicketDecisions): Promise<boolean> {
    const bucket = set.bucket(event.type);
    if (!bucket) return false;
    const work = () => this.decideIn(bucket, event, set, past);
    return bucket.limited.length > 0 ? this.counting.run(work) : work();
  }

  private async decideIn(bucket: RuleBucket, event: Stored<TicketEvent>, set: RuleSet, past: TicketDecisions): Promise<boolean> {
    const stream = await this.moments.streamAround(event);
    const moment = this.moments.moment(stream, event.eventId);
    if (!moment) return false;
    const sampled = this.sampling.pick(bucket.rules);
    const onAllTickets = await this.past.onAllTickets(bucket.limited, moment);
    const history = historyBefore(moment, { ...past, onAllTickets });
    const watched: Decision[] = [];
    const decisions = await this.evaluate(moment, set, { sampled, history, watched });
    // First what only the past of later events sees: a repeat after the records were stored does not come here again.
    const cleared = decisions.filter((decision) => decision.rule.document.guards.once === 'until-false' && conditionsFailed(decision));
    await this.decisions.clear(
      moment.ticketId,
      cleared.map(({ rule }) => rule.document.ruleId),
      event.version,
    );
    await this.divergence.note(set, { watched, decided: decisions }, moment);
    await this.breaker.look(decisions, (rule) => history(rule).firingsOfRule, event);
    const kept = decisions.filter(({ rule, outcome }) => alwaysKept.has(outcome) || sampled.has(rule.document.ruleId));
    await this.decisions.store(kept.map((decision) => recordOf(decision, moment, ticketLanguage.catalog)));
    return decisions.some(({ outcome }) => outcome === 'fired');
  }

  private async evaluate(moment: TicketMoment, set: RuleSet, { sampled, history, watched }: Watching): Promise<readonly Decision[]> {
    const needed = set.bucket(moment.event.type)?.needs ?? [];
    const facts = (await this.moments.facts(moment)).withLookUps(await this.lookUps.take(moment, needed));
    const mustNotice = (rule: CompiledRule) => rule.document.guards.once === 'until-false' && history(rule).heldSinceFiring;
    const stop = this.duration.time();
    const decisions = evaluateSet(set, facts, ruleEventOf(moment), {
      history,
      explain: (rule) => sampled.has(rule.document.ruleId) || mustNotice(rule),
      watch: (decision) => watched.push(decision),
      stopwatch: () => performance.now() * 1000,
    });
    stop();
    return decisions;
  }
}
