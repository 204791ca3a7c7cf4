import {
  isImported,
  type DecisionOutcome,
  type RuleDocument,
  type TimedRunState,
  type WhyNotVerdict,
  type WhyNotView,
} from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import {
  beforeTakenOver,
  type CompiledRule,
  explain,
  explainLeaf,
  type FactReader,
  nearestMiss,
  referencesIn,
  traceOf,
  wakeUpMoment,
} from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { Languages } from '../language/languages';
import { standingOf, type Standing } from '../../domain/standing';
import { missText, type Pause } from '../../domain/why-not';
import { LiveRules } from '../live-rules/live-rules';
import { PastRules } from '../live-rules/past-rules';
import { DirectoryNames } from '../rules/directory-names';
import { TicketMoments } from '../tickets/ticket-moments';

export type Answer = Omit<WhyNotView, 'ticketId' | 'rule'>;

type Seen = Omit<Answer, 'verdict' | 'sentence'>;

export interface LastRun {
  readonly state: TimedRunState;
  readonly reason: string | null;
  readonly outcome: DecisionOutcome | null;
}

/** Why a rule that waits for a time has not acted on a ticket: how its last waiting ended, and what it would find now. */
@Injectable()
export class WhyNotTimed {
  constructor(
    private readonly database: Database,
    private readonly live: LiveRules,
    private readonly moments: TicketMoments,
    private readonly names: DirectoryNames,
    private readonly clock: Clock,
    private readonly languages: Languages,
    private readonly past: PastRules,
  ) {}

  /** Of the version that the ticket meets; null where that runs on its events there and then. */
  async answer(ticketId: string, { ruleId }: RuleDocument): Promise<Answer | null> {
    const facts = await this.factsNow(ticketId);
    if (!facts) return null;
    const timeline = await this.past.timeline();
    const now = this.clock.now();
    const standing = standingOf(timeline.stateOf(ruleId, now), facts, ruleId, ticketId);
    const document = standing.version === null ? null : await timeline.version(ruleId, standing.version);
    const rule = document && this.live.compile(document);
    if (!rule?.timing) return null;
    return this.ofVersion(ticketId, rule, facts, standing, timeline.pauseAround(ruleId, now));
  }

  private async ofVersion(
    ticketId: string,
    rule: CompiledRule,
    facts: FactReader,
    { verdict, aside }: Standing,
    pause: Pause | null,
  ): Promise<Answer> {
    const run = await this.lastRun(ticketId, rule.document.ruleId);
    const seen = await this.seen(rule, facts, 'As the ticket is now, its conditions do not hold.');
    const ran = run === null && (await this.isStill(ticketId, rule)) ? beforeTakenOver : runWords(run, rule, facts);
    const sentences = [verdict === null ? '' : standingWords(verdict), ran, seen.words, aside ?? ''];
    return {
      ...seen.answer,
      verdict: verdict ?? verdictOf(run),
      sentence: sentences.filter((words) => words !== '').join(' '),
      pause: verdict === null ? null : pause,
    };
  }

  /** What the conditions make of the ticket, and the nearest comparison that fails, told after `lead`. */
  async seen(rule: CompiledRule, facts: FactReader, lead: string): Promise<{ readonly answer: Seen; readonly words: string }> {
    const { catalog } = await this.languages.current();
    const tree = rule.needs.length === 0 ? traceOf(rule.conditions, facts) : null;
    const how = { catalog, facts, names: await this.names.names(tree ? referencesIn(tree, catalog) : []) };
    const [miss] = (tree ? nearestMiss(tree) : []).map((leaf) => explainLeaf(leaf, how));
    const answer = {
      ...{ pause: null, version: rule.document.version, event: null, decisionId: null },
      nearest: miss ?? null,
      tree: tree && explain(tree, how),
      conditionsHold: tree && tree.result,
    };
    return { answer, words: miss ? `${lead} ${missText(miss)}` : '' };
  }

  private async factsNow(ticketId: string): Promise<FactReader | null> {
    const at = this.clock.now().toISOString();
    const cause = { eventId: 'look', ruleId: '', correlationId: 'look', causationId: null, depth: 0, at };
    const moment = wakeUpMoment(await this.moments.stream(ticketId), cause);
    return moment && this.moments.facts(moment);
  }

  /** Nothing has happened to it since it was taken over from another system, and the rule waits for what happens. */
  private async isStill(ticketId: string, { timing }: CompiledRule): Promise<boolean> {
    if (!timing || timing.kind === 'schedule' || (timing.kind === 'relative' && timing.anchor.startsWith('sla.'))) return false;
    const last = (await this.moments.stream(ticketId)).at(-1);
    return last !== undefined && isImported(last);
  }

  private async lastRun(ticketId: string, ruleId: string): Promise<LastRun | null> {
    const [row] = await this.database.query<LastRun & Record<string, unknown>>(
      `select t.state, t.reason, (
         select d.outcome from automation.decisions d where d.ticket_id = $1 and d.rule_id = $2 and d.event_id = 'timed:' || t.id::text
         order by d.ordinal desc limit 1) as outcome
       from rm.timed_runs t where t.ticket_id = $1 and t.rule_id = $2 and t.stage = 'live' order by t.began_at desc, t.act_at desc limit 1`,
      [ticketId, ruleId],
    );
    return row ?? null;
  }
}

/** What kept the version from acting on this ticket at all; of one that rests, its waiting tells why it ended. */
export function standingWords(verdict: WhyNotVerdict): string {
  switch (verdict) {
    case 'shadow':
      return 'The rule is in shadow: it is only watched and never acts.';
    case 'not-in-canary':
      return 'The rule acts as a canary, and the ticket is not in the canary’s share.';
    case 'paused':
    case 'archived':
      return `The rule is ${verdict}, so it waits with nothing.`;
    case 'tripped':
      return 'The rule is stopped by its breaker, so it waits with nothing.';
    default:
      return '';
  }
}

export function verdictOf(run: LastRun | null): WhyNotVerdict {
  const decided = run?.outcome === 'no-match' || run?.outcome === 'guarded' || run?.outcome === 'error';
  return run?.state === 'skipped' && decided && run.outcome ? run.outcome : 'no-event';
}

export function runWords(run: LastRun | null, { timing }: CompiledRule, facts: FactReader): string {
  if (run?.state === 'armed') return 'Its time has not come: it waits, and “Will act” on the ticket says until when.';
  if (run?.state === 'skipped') return `Its time came, and it did nothing: ${run.reason ?? ''}`.trimEnd();
  if (run?.state === 'cancelled') return `It no longer waits. ${run.reason ?? ''}`.trimEnd();
  if (timing?.kind !== 'schedule') return 'Nothing on the ticket has made it wait.';
  return timing.selects(facts)
    ? 'Its schedule looks this ticket up, and it has not acted on it yet.'
    : 'Its schedule does not look this ticket up: what it selects tickets by does not hold.';
}
