import { Engine } from 'json-rules-engine';
import type { CompiledLeaf } from '../compile/condition';
import type { FactReader } from '../facts/fact-reader';
import { operators } from '../operators/registry';

/** What the published types of json-rules-engine leave out. */
interface OperatorHolder {
  readonly operators: { get(name: string): { evaluate(actual: unknown, operand: unknown): boolean } | null };
}

/** A json-rules-engine that knows the operators of the language. Never run one: it clones all conditions for each event (docs/adr/0013-trace.md). */
export function engineWithOperators(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { id, test } of operators) if (test) engine.addOperator(id, test);
  return engine;
}

const known = (engineWithOperators() as unknown as OperatorHolder).operators;

/** Whether a comparison holds, by the operator that json-rules-engine has for it. */
export function leafHolds({ fact, operator, operand }: CompiledLeaf, facts: FactReader): boolean {
  const meaning = known.get(operator.id);
  if (!meaning) throw new Error(`json-rules-engine has no operator ${operator.id}`);
  return meaning.evaluate(facts.aspect(fact.id, operator.aspect), operand);
}
