import type { ConditionNode, RuleContent } from '@casewright/contracts';
import type { FactCatalog } from '../facts/fact-catalog';
import type { CompiledCondition, CompiledGroup } from './condition';
import { below, type Problems } from './problems';
import { resolveLeaf } from './resolve-leaf';

const maxDepth = 8;
const maxNodes = 500;

type Named = RuleContent['namedConditions'];

/** Looks up facts and operators and puts named conditions in their places. Null: problems were found. */
export function resolveConditions(content: RuleContent, catalog: FactCatalog, problems: Problems): CompiledGroup | null {
  return resolveTree(content.conditions, '/conditions', content, catalog, problems);
}

/** The same for another tree of the rule, at its place in the document. */
export function resolveTree(
  tree: ConditionNode,
  pointer: string,
  { namedConditions }: Pick<RuleContent, 'namedConditions'>,
  catalog: FactCatalog,
  problems: Problems,
): CompiledGroup | null {
  const root = new Resolver(namedConditions, catalog, problems).resolve(tree, pointer, []);
  if (root?.kind === 'leaf') return problems.add(pointer, 'Begin with a group: put the comparison into "all" or "any".');
  return root;
}

class Resolver {
  private nodes = 0;

  constructor(
    private readonly named: Named,
    private readonly catalog: FactCatalog,
    private readonly problems: Problems,
  ) {}

  /** `within` are the named conditions that are being put in place, `depth` counts the groups around. */
  resolve(node: ConditionNode, pointer: string, within: readonly string[], depth = 0): CompiledCondition | null {
    if (this.tooLarge(pointer, depth)) return null;
    if ('condition' in node) return this.namedCondition(node.condition, pointer, within, depth);
    if ('all' in node) return this.group('all', node.all, pointer, within, depth);
    if ('any' in node) return this.group('any', node.any, pointer, within, depth);
    if ('not' in node) return this.negation(node.not, pointer, within, depth);
    return resolveLeaf(node, pointer, this.catalog, this.problems);
  }

  private tooLarge(pointer: string, depth: number): boolean {
    this.nodes += 1;
    if (this.nodes === maxNodes + 1) this.problems.add(pointer, `The conditions hold more than ${maxNodes} parts: split the rule.`);
    if (depth > maxDepth) this.problems.add(pointer, `Groups may stand ${maxDepth} deep: make this flatter.`);
    return this.nodes > maxNodes || depth > maxDepth;
  }

  private group(
    kind: 'all' | 'any',
    nodes: readonly ConditionNode[],
    pointer: string,
    within: readonly string[],
    depth: number,
  ): CompiledGroup | null {
    if (nodes.length === 0) {
      return this.problems.add(below(pointer, kind), 'The group is empty and would always hold: add a comparison or remove the group.');
    }
    const children = nodes.map((child, index) => this.resolve(child, below(pointer, kind, index), within, depth + 1));
    return children.every((child) => child !== null) ? { kind, id: pointer, name: null, children } : null;
  }

  private negation(node: ConditionNode, pointer: string, within: readonly string[], depth: number): CompiledGroup | null {
    const child = this.resolve(node, below(pointer, 'not'), within, depth + 1);
    return child && { kind: 'not', id: pointer, name: null, children: [child] };
  }

  private namedCondition(name: string, pointer: string, within: readonly string[], depth: number): CompiledCondition | null {
    const at = below(pointer, 'condition');
    const definition = Object.hasOwn(this.named, name) ? this.named[name] : undefined;
    if (!definition) return this.problems.add(at, `There is no condition named "${name}": define it under namedConditions.`);
    if (within.includes(name)) {
      const ring = [...within.slice(within.indexOf(name)), name].join(' → ');
      return this.problems.add(at, `Named conditions go in a circle (${ring}): take one of them out.`);
    }
    const resolved = this.resolve(definition, below('/namedConditions', name), [...within, name], depth);
    if (resolved === null || resolved.kind === 'leaf') return resolved;
    return { ...resolved, name };
  }
}
