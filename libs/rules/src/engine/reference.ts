import { Almanac, Engine, Rule, type RuleResult, type TopLevelCondition } from 'json-rules-engine';
import type { CompiledCondition, CompiledGroup, CompiledLeaf } from '../compile/condition';
import type { FactReader } from '../facts/fact-reader';
import { operators } from '../operators/registry';

/** What the published types of json-rules-engine leave out. */
interface EvaluableRule extends Rule {
  setEngine(engine: Engine): void;
  evaluate(almanac: Almanac): Promise<RuleResult>;
}

/** The id under which json-rules-engine finds what a leaf reads. */
const factName = ({ fact, operator }: CompiledLeaf): string => (operator.aspect === 'value' ? fact.id : `${fact.id}~${operator.aspect}`);

function toJson(condition: CompiledCondition): object {
  const { id, kind } = condition;
  if (kind === 'leaf') return { name: id, fact: factName(condition), operator: condition.operator.id, value: condition.operand };
  const children = condition.children.map(toJson);
  return { name: id, [kind]: kind === 'not' ? children[0] : children };
}

function engineWithOperators(): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const { id, test } of operators) if (test) engine.addOperator(id, test);
  return engine;
}

// Only looked up in, never run: a shared engine drops rules when runs overlap.
const engine = engineWithOperators();

/** The conditions for json-rules-engine, whose answer is the meaning of the language and gives the tree to explain. */
export class ReferenceRule {
  private readonly rule: EvaluableRule;

  constructor(
    conditions: CompiledGroup,
    private readonly leaves: readonly CompiledLeaf[],
  ) {
    this.rule = new Rule({ conditions: toJson(conditions) as TopLevelCondition, event: { type: 'holds' } }) as EvaluableRule;
    this.rule.setEngine(engine);
  }

  evaluate(facts: FactReader): Promise<RuleResult> {
    const almanac = new Almanac({ allowUndefinedFacts: true });
    for (const leaf of this.leaves) almanac.addFact(factName(leaf), facts.aspect(leaf.fact.id, leaf.operator.aspect));
    return this.rule.evaluate(almanac);
  }
}
