import { isImported, type DecisionOutcome, type TicketEvent } from '@casewright/contracts';
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
import { recordOf, type DecisionRecord } from '../domain/decision-record';
import { historyBefore } from '../domain/rule-history';
import { Breaker } from './breaker';
import { Counting } from './counting';
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
    private readonly counting: Counting,
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
    const fired = isRepeat ? await this.past.fired(event.streamId, event.eventId) : await this.decide(event, set, past);
    const failed = await this.carryOut.all(fired, event);
    for (const { ruleId, ruleVersion: version } of failed) await this.breaker.failed({ ruleId, version }, event);
  }

  /** The records of the rules that fired. */
  private async decide(event: Stored<TicketEvent>, set: RuleSet, past: TicketDecisions): Promise<readonly DecisionRecord[]> {
    const bucket = set.bucket(event.type);
    if (!bucket) return [];
    const work = () => this.decideIn(bucket, event, set, past);
    return this.counting.run(bucket.limited, work);
  }

  private async decideIn(bucket: RuleBucket, event: Stored<TicketEvent>, set: RuleSet, past: TicketDecisions) {
    const stream = await this.moments.streamAround(event);
    const moment = this.moments.moment(stream, event.eventId);
    if (!moment) return [];
    const sampled = this.sampling.pick(bucket.rules);
    const onAllTickets = await this.past.onAllTickets(bucket.limited, moment, 'around');
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
    // What keeps rules still on imported events is no limit that they have reached.
    if (!isImported(event)) await this.breaker.look(decisions, (rule) => history(rule).firingsOfRule, event);
    const kept = decisions.filter(({ rule, outcome }) => alwaysKept.has(outcome) || sampled.has(rule.document.ruleId));
    return this.store(
      kept.map((decision) => recordOf(decision, moment)),
      event,
    );
  }

  /** Those that fired, as they are stored now: where an earlier attempt was faster, what it decided counts. */
  private async store(records: readonly DecisionRecord[], event: Stored<TicketEvent>): Promise<readonly DecisionRecord[]> {
    const isNew = await this.decisions.store(records);
    const fired = records.filter(({ outcome }) => outcome === 'fired');
    return isNew || fired.length === 0 ? fired : this.past.fired(event.streamId, event.eventId);
  }

  private async evaluate(moment: TicketMoment, set: RuleSet, { sampled, history, watched }: Watching): Promise<readonly Decision[]> {
    const { needs: needed = [], requesters = [] } = set.bucket(moment.event.type) ?? {};
    const facts = (await this.moments.facts(moment, requesters)).withLookUps(await this.lookUps.take(moment, needed));
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
