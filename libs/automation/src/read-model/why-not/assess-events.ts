import { eventTypesOf, type RuleDocument } from '@casewright/contracts';
import { evaluateSet, RuleSet, ruleEventOf, type CompiledRule, type Decision, type TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { PastDecisions } from '../decisions/past-decisions.query';
import { LiveRules } from '../live-rules/live-rules';
import { PastRules, type RuleTimeline } from '../live-rules/past-rules';
import { TicketMoments, type TicketStream } from '../tickets/ticket-moments';
import { historyBefore } from '../../domain/rule-history';
import { standingOf } from '../../domain/standing';
import type { Assessment } from '../../domain/why-not';

const mostEvents = 10;

/** Asks a rule about the events of a ticket once more, as of then: the same evaluation that ran live, without effects. */
@Injectable()
export class AssessEvents {
  constructor(
    private readonly moments: TicketMoments,
    private readonly decisions: PastDecisions,
    private readonly past: PastRules,
    private readonly live: LiveRules,
  ) {}

  /** The newest events that `current` waits for, or the one that is asked about. */
  async assess(stream: TicketStream, current: RuleDocument, eventId: string | undefined): Promise<readonly Assessment[]> {
    const timeline = await this.past.timeline();
    const waitedFor = stream.filter((event) =>
      eventId === undefined ? eventTypesOf(current.trigger).includes(event.type) : event.eventId === eventId,
    );
    const assessments: Assessment[] = [];
    for (const event of waitedFor.slice(-mostEvents)) {
      const moment = this.moments.moment(stream, event.eventId);
      const assessment = moment && (await this.assessOne(moment, current, timeline));
      if (assessment) assessments.push(assessment);
    }
    return assessments;
  }

  private async assessOne(moment: TicketMoment, current: RuleDocument, timeline: RuleTimeline): Promise<Assessment | null> {
    const at = new Date(moment.event.meta.at);
    const state = timeline.stateOf(current.ruleId, at);
    const standing = standingOf(state, await this.moments.facts(moment), current.ruleId, moment.ticketId);
    const document = standing.version === null ? current : await timeline.version(current.ruleId, standing.version);
    const rule = document && this.live.compile(document);
    if (!rule || !eventTypesOf(rule.document.trigger).includes(moment.event.type)) return null;
    const others = standing.verdict === null ? await timeline.setAt(at) : new RuleSet([rule]);
    const decision = await this.decide(moment, rule, others);
    const { tree = null, reason = null } = decision ?? {};
    const pause = timeline.pauseAround(current.ruleId, at);
    const seen = { event: moment.event, version: rule.document.version, tree, reason, pause, aside: standing.aside };
    if (standing.verdict !== null) return { ...seen, verdict: standing.verdict };
    if (!decision || decision.outcome === 'fired') return { ...seen, verdict: 'not-live-then', reason: unrecorded };
    return { ...seen, verdict: decision.outcome };
  }

  /** What the rule decided among the rules that were live with it. */
  private async decide(moment: TicketMoment, rule: CompiledRule, set: RuleSet): Promise<Decision | undefined> {
    const { ruleId } = rule.document;
    const past = await this.decisions.onTicket(moment.ticketId);
    const { rules = [], requesters = [] } = set.bucket(moment.event.type) ?? {};
    const onAllTickets = await this.decisions.onAllTickets(rules, moment);
    const decisions = evaluateSet(set, await this.moments.factsThen(moment, requesters), ruleEventOf(moment), {
      history: historyBefore(moment, { ...past, onAllTickets }),
      explain: (other) => other.document.ruleId === ruleId,
    });
    return decisions.find((decision) => decision.rule.document.ruleId === ruleId);
  }
}

const unrecorded = 'Nothing stands against it: the event has not been handled yet, or was handled just before the version became live.';
