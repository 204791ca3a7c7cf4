import { isImported, type RuleDocument } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import {
  beforeTakenOver,
  afterTicketEvent,
  eventLabel,
  noEpisodes,
  type CompiledRule,
  type FactReader,
  type TicketMoment,
} from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { standingOf } from '../../domain/standing';
import { runOf } from '../../domain/timed/timed-rules';
import { LiveRules } from '../live-rules/live-rules';
import { PastRules } from '../live-rules/past-rules';
import { TicketMoments, type TicketStream } from '../tickets/ticket-moments';
import { runWords, standingWords, verdictOf, WhyNotTimed, type Answer, type LastRun } from './why-not-timed.query';

/** What the event is to the rule: it turns it away with a reason, or waits from it on. */
type Hearing = { readonly refused: string } | { readonly sql: string; readonly values: readonly unknown[] };

/** Why a rule that waits has not acted on what one event began: whether the event made it wait, and what became of that. */
@Injectable()
export class WhyNotArmed {
  constructor(
    private readonly database: Database,
    private readonly live: LiveRules,
    private readonly moments: TicketMoments,
    private readonly past: PastRules,
    private readonly timed: WhyNotTimed,
  ) {}

  /** Of the version that the event met; null where that runs at once, or has nothing to do with the event. */
  async answer(stream: TicketStream, current: RuleDocument, eventId: string): Promise<Answer | null> {
    const moment = this.moments.moment(stream, eventId);
    if (!moment) return null;
    const { ruleId } = current;
    const timeline = await this.past.timeline();
    const at = new Date(moment.event.meta.at);
    const standing = standingOf(timeline.stateOf(ruleId, at), await this.moments.facts(moment), ruleId, moment.ticketId);
    const document = standing.version === null ? null : await timeline.version(ruleId, standing.version);
    const rule = document && this.live.compile(document);
    const facts = await this.moments.factsThen(moment);
    const hearing = rule && hear(rule, stream, moment, facts);
    if (!rule || !hearing) return null;
    const told = await this.told(rule, hearing, moment, facts);
    const { verdict, aside } = standing;
    const words = [verdict === null ? '' : standingWords(verdict), told.sentence, aside ?? ''].filter((part) => part !== '');
    const pause = verdict === null ? null : timeline.pauseAround(ruleId, at);
    return { ...told, verdict: verdict ?? told.verdict, sentence: words.join(' '), pause };
  }

  private async told(rule: CompiledRule, hearing: Hearing, { event }: TicketMoment, facts: FactReader): Promise<Answer> {
    const { eventId: id, type, version, meta } = event;
    const seen = await this.timed.seen(rule, facts, 'As the ticket was then, its conditions did not hold.');
    const about = { ...seen.answer, event: { id, type, label: eventLabel(type), version, at: meta.at } };
    if ('refused' in hearing) return { ...about, verdict: 'trigger-rejected', sentence: hearing.refused };
    const run = await this.run(hearing);
    if (!run)
      return {
        ...about,
        verdict: seen.words === '' ? 'no-event' : 'no-match',
        sentence: `It did not wait from this event on. ${seen.words}`.trimEnd(),
      };
    const became = run.state === 'fired' ? 'Its time came, and it acted.' : runWords(run, rule, facts);
    const sentence = `The event made it wait. ${became} ${run.state === 'fired' ? '' : seen.words}`.trimEnd();
    return { ...about, verdict: run.state === 'fired' ? 'fired' : verdictOf(run), sentence, decisionId: run.decisionId };
  }

  private async run({
    sql,
    values,
  }: Extract<Hearing, { sql: string }>): Promise<(LastRun & { readonly decisionId: string | null }) | null> {
    const [row] = await this.database.query<LastRun & { readonly decisionId: string | null } & Record<string, unknown>>(
      `select t.state, t.reason, d.outcome, case when d.outcome = 'fired' then d.id end as "decisionId" from rm.timed_runs t
       left join lateral (select * from automation.decisions d where d.ticket_id = t.ticket_id and d.rule_id = t.rule_id
         and d.event_id = 'timed:' || t.id::text order by d.ordinal desc limit 1) d on true
       where t.stage = 'live' and ${sql} order by t.began_at desc, t.act_at desc limit 1`,
      [...values],
    );
    return row ?? null;
  }
}

function hear(rule: CompiledRule, stream: TicketStream, { event, ticketId }: TicketMoment, facts: FactReader): Hearing | null {
  const { timing, document } = rule;
  const { trigger, ruleId, guards, version } = document;
  if (timing && timing.kind !== 'schedule' && isImported(event)) return { refused: beforeTakenOver };
  if (timing?.kind === 'relative') {
    const before = stream.filter((other) => other.version <= event.version).reduce(afterTicketEvent, noEpisodes);
    const episode = before.stated[timing.anchor]?.id;
    if (episode !== `${timing.anchor}:${event.version}`) return null;
    const run = runOf({ ruleId, ruleVersion: version, stage: 'live' }, ticketId, episode);
    return {
      sql: `t.ticket_id = $1 and t.rule_id = $2 and (t.run = $3 or starts_with(t.run, $3 || ':again-'))`,
      values: [ticketId, ruleId, run],
    };
  }
  if (timing?.kind !== 'rest' || trigger.kind !== 'event' || !trigger.types.includes(event.type)) return null;
  const { actor, at } = event.meta;
  if (actor.kind === 'rule' && actor.id === ruleId && guards.reentry === 'never')
    return { refused: 'It does not wait for what it did itself.' };
  const refused = rule.trigger(facts);
  // A run began with the first event of its stretch and counts from the last.
  const sql = `t.ticket_id = $1 and t.rule_id = $2 and t.anchor = 'rest' and t.began_at <= $3 and t.anchor_at >= $3`;
  return refused === null ? { sql, values: [ticketId, ruleId, at] } : { refused };
}
