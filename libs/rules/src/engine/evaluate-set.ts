import type { CompiledRule } from '../compile/compile-rule';
import type { FactReader } from '../facts/fact-reader';
import type { Decision, EvaluationOptions, RuleEvent } from './decision';
import { evaluate } from './evaluate';
import type { RuleBucket, RuleSet } from './rule-set';

/**
 * All live rules on one event, in the order of phase and rank. Later rules see what earlier ones change. Decisions come back for rules
 * that fired, were guarded or failed, and for those that `explain` asks for; of the rest it is known that they did not match.
 * `explain` must give the same answer for a rule whenever it is asked.
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

  constructor(
    private readonly bucket: RuleBucket,
    private facts: FactReader,
    private readonly event: RuleEvent,
    private readonly options: EvaluationOptions,
  ) {}

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
    return this.decisions;
  }

  /** True where the rule has changed what the rules after it see. */
  private visit(rule: CompiledRule): boolean {
    const explained = this.options.explain?.(rule) === true;
    const stoppedBy = this.stops.find(({ document: { stop, order } }) => stop === 'all' || order.phase === rule.document.order.phase);
    if (stoppedBy) {
      if (explained) this.decisions.push(stopped(rule, stoppedBy));
      return false;
    }
    if (!explained && cannotFire(rule, this.facts)) return false;
    const { decision, facts: changes } = evaluate(rule, this.facts, this.event, this.options);
    this.decisions.push(decision);
    if (decision.outcome !== 'fired') return false;
    if (rule.document.stop !== 'none') this.stops.push(rule);
    this.facts = this.facts.with(changes);
    return Object.keys(changes).length > 0;
  }

  private placesFrom(from: number): readonly number[] {
    const { explain } = this.options;
    const candidates = this.bucket.candidates(this.facts, from);
    if (!explain) return candidates;
    const asked = this.bucket.rules.flatMap((rule, place) => (place >= from && explain(rule) ? [place] : []));
    return asked.length === 0 ? candidates : [...new Set([...candidates, ...asked])].sort((left, right) => left - right);
  }
}

/** The cheap way out: most candidates end here. Failures are left to `evaluate`, which isolates them. */
function cannotFire(rule: CompiledRule, facts: FactReader): boolean {
  try {
    return rule.trigger(facts) !== null || !rule.gate(facts);
  } catch {
    return false;
  }
}

function stopped(rule: CompiledRule, by: CompiledRule): Decision {
  const reason = `The rule "${by.document.name}" ran before it and stopped ${by.document.stop === 'all' ? 'all rules after it' : 'the rest of its phase'}.`;
  return { rule, outcome: 'stopped', reason, tree: null, changes: [], actions: [], microseconds: 0 };
}
