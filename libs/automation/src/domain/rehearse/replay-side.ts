import { durationMilliseconds } from '@casewright/contracts';
import {
  evaluate,
  evaluateSet,
  ruleEventOf,
  type CompiledRule,
  type Decision,
  type FactReader,
  type RuleBucket,
  type RuleSet,
  type TicketMoment,
} from '@casewright/rules';
import { afterAll } from '../timed/after-all';
import { historyBefore, type Clearing, type Firing } from '../rule-history';
import { Carried, type RecordedRun } from './carried';

/** When a rule fired on any ticket. */
export interface RuleFiring {
  readonly ruleId: string;
  readonly eventId: string;
  readonly at: number;
}

/** Rules that must be known to have fired on a ticket before the stretch that is replayed. */
export const remembersTickets = ({ document: { guards } }: CompiledRule): boolean =>
  guards.once !== 'none' || guards.cooldown !== undefined || guards.perSubject !== undefined;

/** What the rules for one kind of event ask of the past. */
interface Traits {
  readonly limited: readonly CompiledRule[];
  /** Some want to know when their conditions no longer hold. */
  readonly notices: boolean;
}

/**
 * One set of rules on its way along the log. It decides as the live rules do, by the same function, and keeps what it decided for the
 * guards of later events, and what it would have changed for their facts: nothing is sent and nothing stored.
 */
export class ReplaySide {
  private readonly firings = new Map<string, Firing[]>();
  private readonly clearings = new Map<string, Clearing[]>();
  private readonly onAllTickets = new Map<string, RuleFiring[]>();
  private readonly traits = new Map<RuleBucket, Traits>();
  private readonly carried = new Carried();
  private isMissing = false;
  private missed = 0;

  constructor(readonly set: RuleSet) {}

  /** What had happened before the stretch that is replayed. */
  remember(ticketId: string, firings: readonly Firing[], clearings: readonly Clearing[]): void {
    if (firings.length > 0) this.firings.set(ticketId, [...firings]);
    if (clearings.length > 0) this.clearings.set(ticketId, [...clearings]);
  }

  rememberOnAllTickets(firings: readonly RuleFiring[]): void {
    for (const firing of firings) listIn(this.onAllTickets, firing.ruleId).push(firing);
  }

  /** Whether any rule waits for such events: where none does, nobody needs their facts. */
  waitsFor(eventType: string): boolean {
    return this.set.bucket(eventType) !== undefined;
  }

  /** Events that are left out, because they followed from changes that this set would not have made. */
  get leftOut(): number {
    return this.missed;
  }

  /** Each recorded command once, before its events are decided. */
  pass(together: TicketMoment['together']): void {
    this.isMissing = !this.carried.pass(together);
    if (this.isMissing) this.missed += together.length;
  }

  /** `recorded` are the facts of the event as it happened, and `runs` those of the rules that fired on it then. */
  decide(moment: TicketMoment, recorded: FactReader, runs: readonly RecordedRun[]): readonly Decision[] {
    const facts = this.carried.facts(moment, recorded);
    let left = facts;
    const decisions = this.isMissing ? [] : this.evaluate(moment, facts, (changed) => (left = changed));
    this.carried.note(moment, { recorded, left, decisions, runs });
    return decisions;
  }

  /** One rule at a time of its own. `recorded` are the facts of the ticket as it was, and `runs` what fired then when the time came. */
  wake(rule: CompiledRule, moment: TicketMoment, recorded: FactReader, runs: readonly RecordedRun[]): Decision {
    this.carried.rest(moment.ticketId);
    const facts = this.carried.facts(moment, recorded);
    const { eventId, meta } = moment.event;
    const history = historyBefore(afterAll(moment), {
      firings: this.firings.get(moment.ticketId) ?? [],
      clearings: this.clearings.get(moment.ticketId) ?? [],
      onAllTickets: this.countsBefore(eventId, Date.parse(meta.at), [rule]),
    });
    const { decision, facts: changes } = evaluate(rule, facts, ruleEventOf(moment), { history });
    this.note(decision, moment);
    this.carried.note(moment, { recorded, left: facts.with(changes), decisions: [decision], runs });
    return decision;
  }

  /** A time at which rules fired when it came, and would not have. */
  miss(moment: TicketMoment, recorded: FactReader, runs: readonly RecordedRun[]): void {
    this.carried.rest(moment.ticketId);
    this.carried.note(moment, { recorded, left: this.carried.facts(moment, recorded), decisions: [], runs });
  }

  private evaluate(moment: TicketMoment, facts: FactReader, left: (facts: FactReader) => void): readonly Decision[] {
    const bucket = this.set.bucket(moment.event.type);
    if (!bucket) return [];
    const { limited, notices } = this.traitsOf(bucket);
    const history = historyBefore(moment, {
      firings: this.firings.get(moment.ticketId) ?? [],
      clearings: this.clearings.get(moment.ticketId) ?? [],
      onAllTickets: this.countsBefore(moment.event.eventId, Date.parse(moment.event.meta.at), limited),
    });
    const mustNotice = (rule: CompiledRule) => rule.document.guards.once === 'until-false' && history(rule).heldSinceFiring;
    const decisions = evaluateSet(this.set, facts, ruleEventOf(moment), { history, left, ...(notices && { explain: mustNotice }) });
    for (const decision of decisions) this.note(decision, moment);
    return decisions;
  }

  private traitsOf(bucket: RuleBucket): Traits {
    const known = this.traits.get(bucket);
    if (known) return known;
    const traits = {
      limited: bucket.rules.filter(({ document }) => document.guards.perRule !== undefined),
      notices: bucket.rules.some(({ document }) => document.guards.once === 'until-false'),
    };
    this.traits.set(bucket, traits);
    return traits;
  }

  private countsBefore(eventId: string, at: number, rules: readonly CompiledRule[]): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { document } of rules) {
      const limit = document.guards.perRule;
      const own = limit && this.onAllTickets.get(document.ruleId);
      if (!own) continue;
      const begin = at - (durationMilliseconds(limit.per) ?? 0);
      const counted = own.filter((firing) => firing.at > begin && firing.at <= at && firing.eventId !== eventId);
      counts.set(document.ruleId, Math.min(counted.length, limit.max));
    }
    return counts;
  }

  private note({ rule: { document }, outcome, branch, actions }: Decision, { ticketId, event }: TicketMoment): void {
    const { ruleId, version, guards } = document;
    if (outcome === 'no-match' && guards.once === 'until-false') {
      listIn(this.clearings, ticketId).push({ ruleId, eventVersion: event.version });
    }
    if (outcome !== 'fired') return;
    const { eventId, meta } = event;
    const { commandId, correlationId } = meta;
    const acted = actions.some(({ steps }) => steps.length > 0);
    const firing = { ruleId, ruleVersion: version, eventId, eventVersion: event.version, commandId, correlationId, branch, acted };
    listIn(this.firings, ticketId).push({ ...firing, at: new Date(meta.at) });
    if (guards.perRule) listIn(this.onAllTickets, ruleId).push({ ruleId, eventId, at: Date.parse(meta.at) });
  }
}

function listIn<Item>(lists: Map<string, Item[]>, key: string): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
