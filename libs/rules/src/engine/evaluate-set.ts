import type { CompiledRule } from '../compile/compile-rule';
import type { FactReader } from '../facts/fact-reader';
import type { Decision, EvaluationOptions, RuleEvent } from './decision';
import { evaluate } from './evaluate';
import type { RuleBucket, RuleSet } from './rule-set';

/** Who ended the evaluation early, and for which phase. */
interface Stop {
  readonly by: CompiledRule;
  readonly phase: string | null;
}

/**
 * All live rules on one event, in the order of phase and rank. Later rules see what earlier ones change. Decisions come back for
 * rules that fired, were guarded, turned the event away or failed, and for those that `explain` asks for; the rest did not match.
 */
export async function evaluateSet(
  set: RuleSet,
  facts: FactReader,
  event: RuleEvent,
  options: EvaluationOptions = {},
): Promise<readonly Decision[]> {
  const bucket = set.bucket(event.type);
  if (!bucket) return [];
  const decisions: Decision[] = [];
  let seen = facts;
  let stop: Stop | null = null;
  let places = placesToVisit(bucket, seen, 0, options);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    const rule = bucket.rules[place];
    if (!rule) continue;
    if (stop && (stop.phase === null || stop.phase === rule.document.order.phase)) {
      if (options.explain?.(rule)) decisions.push(stopped(rule, stop.by));
      continue;
    }
    const explained = options.explain?.(rule) === true;
    if (!explained && cannotMatch(rule, seen)) continue;
    const { decision, facts: changes } = await evaluate(rule, seen, event, options);
    if (decision.outcome !== 'no-match' || explained) decisions.push(decision);
    if (decision.outcome !== 'fired') continue;
    stop = stopAfter(rule) ?? stop;
    if (Object.keys(changes).length === 0) continue;
    // What the rule changes can bring rules into play, or take them out, that the index judged by the earlier values.
    seen = seen.with(changes);
    places = placesToVisit(bucket, seen, place + 1, options);
    index = -1;
  }
  return decisions;
}

/** The cheap way out, without a promise: most candidates end here. Failures are left to `evaluate`, which isolates them. */
function cannotMatch(rule: CompiledRule, facts: FactReader): boolean {
  try {
    return rule.trigger(facts) === null && !rule.gate(facts);
  } catch {
    return false;
  }
}

function placesToVisit(bucket: RuleBucket, facts: FactReader, from: number, { explain }: EvaluationOptions): readonly number[] {
  const candidates = bucket.candidates(facts, from);
  if (!explain) return candidates;
  const asked = bucket.rules.flatMap((rule, place) => (place >= from && explain(rule) ? [place] : []));
  return asked.length === 0 ? candidates : [...new Set([...candidates, ...asked])].sort((left, right) => left - right);
}

function stopAfter(rule: CompiledRule): Stop | null {
  const { stop, order } = rule.document;
  if (stop === 'none') return null;
  return { by: rule, phase: stop === 'phase' ? order.phase : null };
}

function stopped(rule: CompiledRule, by: CompiledRule): Decision {
  const reason = `The rule "${by.document.name}" ran before it and stopped ${by.document.stop === 'all' ? 'all rules after it' : 'the rest of its phase'}.`;
  return { rule, outcome: 'stopped', reason, tree: null, changes: [], actions: [], microseconds: 0 };
}
