import { Almanac, Engine, Rule, type RuleResult, type TopLevelCondition } from 'json-rules-engine';
import { leavesOf, type CompiledCondition, type CompiledLeaf } from '../compile/condition';
import type { CompiledContent } from '../compile/compile-rule';
import type { FactReader } from '../facts/fact-reader';
import { referenceOperators } from './reference-operators';

/** What the published types of json-rules-engine leave out. */
interface EvaluableRule extends Rule {
  setEngine(engine: Engine): void;
  evaluate(almanac: Almanac): Promise<RuleResult>;
}

/** The result of each group and comparison, as json-rules-engine leaves it in its copy of the conditions. */
export interface ReferenceNode {
  readonly all?: readonly ReferenceNode[];
  readonly any?: readonly ReferenceNode[];
  readonly not?: ReferenceNode;
  readonly result?: boolean;
}

const engine = new Engine([], { allowUndefinedFacts: true });
for (const [id, meaning] of Object.entries(referenceOperators)) engine.addOperator(id, meaning);

/** The id under which json-rules-engine finds what a leaf reads. */
const factName = ({ fact, operator }: CompiledLeaf): string => (operator.aspect === 'value' ? fact.id : `${fact.id}~${operator.aspect}`);

function toJson(condition: CompiledCondition): object {
  const { id, kind } = condition;
  if (kind === 'leaf') return { name: id, fact: factName(condition), operator: condition.operator.id, value: condition.operand };
  const children = condition.children.map(toJson);
  return { name: id, [kind]: kind === 'not' ? children[0] : children };
}

/** The conditions of a rule as json-rules-engine evaluates them by itself: what the gate and the trace are held to. */
export class ReferenceRule {
  private readonly rule: EvaluableRule;
  private readonly leaves: readonly CompiledLeaf[];

  constructor({ conditions }: Pick<CompiledContent, 'conditions'>) {
    this.leaves = leavesOf(conditions);
    this.rule = new Rule({ conditions: toJson(conditions) as TopLevelCondition, event: { type: 'holds' } }) as EvaluableRule;
    this.rule.setEngine(engine);
  }

  /** The tree with its results; the root's is the answer. */
  async evaluate(facts: FactReader): Promise<ReferenceNode> {
    const almanac = new Almanac({ allowUndefinedFacts: true });
    for (const leaf of this.leaves) almanac.addFact(factName(leaf), facts.aspect(leaf.fact.id, leaf.operator.aspect));
    const { conditions, result } = await this.rule.evaluate(almanac);
    return { ...(conditions as ReferenceNode), result: result === true };
  }
}
