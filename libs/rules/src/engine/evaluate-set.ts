import type { CompiledRule } from '../compile/compile-rule';
import type { FactReader, FactValues } from '../facts/fact-reader';
import { lookUpProblem } from '../facts/looked-up';
import type { Decision, EvaluationOptions, RuleEvent } from './decision';
import { evaluate } from './evaluate';
import type { RuleBucket, RuleSet } from './rule-set';

/**
 * All live rules on one event, in the order of phase and rank. Later rules see what earlier ones change. Decisions come back for rules
 * that fired, were guarded or failed, and for those that `explain` asks for; of the rest it is known that they did not match.
 * `explain` must give the same answer for a rule whenever it is asked. A version in shadow is decided where it stands and told to `watch`
 * alone; nothing follows from it.
 */
export function evaluateSet(set: RuleSet, facts: FactReader, event: RuleEvent, options: EvaluationOptions = {}): readonly Decision[] {
  const bucket = set.bucket(event.type);
  return bucket ? new Evaluation(bucket, facts, event, options).run() : [];
}

/** One event on its way through the rules that wait for its type. */
class Evaluation {
  private readonly decisions: Decision[] = [];
  /** The rule that ended everything, and those that ended their phases. */
  private readonly stops: CompiledRule[] = [];
  /** What fired, with what rules after it see. */
  private readonly effects: { readonly rule: CompiledRule; readonly facts: FactValues }[] = [];
  /** Which version of a rule acts is decided by the facts that the event began with, so that exactly one does. */
  private readonly beginning: FactReader;
  /** Places of the rules that are to explain themselves, in running order. */
  private readonly asked: readonly number[];

  constructor(
    private readonly bucket: RuleBucket,
    private facts: FactReader,
    private readonly event: RuleEvent,
    private readonly options: EvaluationOptions,
  ) {
    this.beginning = facts;
    const { explain } = options;
    this.asked = explain ? bucket.rules.flatMap((rule, place) => (explain(rule) ? [place] : [])) : [];
  }

  run(): readonly Decision[] {
    let places = this.placesFrom(0);
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      const rule = this.bucket.rules[place];
      if (!rule || !this.visit(rule)) continue;
      // What the rule changes can bring rules into play, or take them out, that the index judged by the earlier values.
      places = this.placesFrom(place + 1);
      index = -1;
    }
    this.options.left?.(this.facts);
    return this.decisions;
  }

  /** True where the rule has changed what the rules after it see. */
  private visit(rule: CompiledRule): boolean {
    if (this.bucket.isWatched(rule)) return this.watch(rule);
    const explained = this.options.explain?.(rule) === true;
    const stoppedBy = this.stopperOf(rule);
    if (stoppedBy) {
      if (explained && this.isFor(rule)) this.decisions.push(stopped(rule, stoppedBy));
      return false;
    }
    if (!explained && cannotFire(rule, this.facts)) return false;
    if (!this.isFor(rule)) return false;
    const { decision, facts: changes } = evaluate(rule, this.facts, this.event, this.options);
    this.decisions.push(decision);
    if (decision.outcome !== 'fired') return false;
    // What a rule does otherwise ends nothing: it is then none of those that the event was for.
    if (rule.document.stop !== 'none' && decision.branch === 'then') this.stops.push(rule);
    this.effects.push({ rule, facts: changes });
    this.facts = this.facts.with(changes);
    return Object.keys(changes).length > 0;
  }

  /** A version in shadow stands in the place of the published one: it sees the ticket without what that one does. */
  private watch(rule: CompiledRule): false {
    const isOther = (other: CompiledRule) => other.document.ruleId !== rule.document.ruleId;
    if (!this.options.watch || this.stopperOf(rule, isOther)) return false;
    const facts = this.effects.reduce((seen, effect) => (isOther(effect.rule) ? seen.with(effect.facts) : seen), this.beginning);
    if (!cannotFire(rule, facts)) this.options.watch(evaluate(rule, facts, this.event, this.options).decision);
    return false;
  }

  private stopperOf({ document: { order } }: CompiledRule, among: (other: CompiledRule) => boolean = () => true): CompiledRule | undefined {
    return this.stops.find((other) => (other.document.stop === 'all' || other.document.order.phase === order.phase) && among(other));
  }

  private isFor(rule: CompiledRule): boolean {
    return this.bucket.isFor(rule, this.event.ticketId, this.beginning);
  }

  private placesFrom(from: number): readonly number[] {
    const candidates = this.bucket.candidates(this.facts, from);
    const asked = this.asked.filter((place) => place >= from);
    return asked.length === 0 ? candidates : [...new Set([...candidates, ...asked])].sort((left, right) => left - right);
  }
}

/** The cheap way out: most candidates end here. Failures are left to `evaluate`, which isolates them. */
function cannotFire(rule: CompiledRule, facts: FactReader): boolean {
  try {
    if (rule.trigger(facts) !== null) return true;
    if (rule.otherwise.length > 0 || lookUpProblem(facts.lookedUp, rule.needs) !== null) return false;
    return !rule.gate(facts);
  } catch {
    return false;
  }
}

function stopped(rule: CompiledRule, by: CompiledRule): Decision {
  const reason = `The rule "${by.document.name}" ran before it and stopped ${by.document.stop === 'all' ? 'all rules after it' : 'the rest of its phase'}.`;
  return { rule, outcome: 'stopped', branch: 'then', reason, tree: null, changes: [], actions: [], microseconds: 0 };
}
