import type { ConditionNode, RuleContent } from '@casewright/contracts';
import type { FactCatalog } from '../facts/fact-catalog';
import type { CompiledCondition, CompiledGroup } from './condition';
import { below, type Problems } from './problems';
import { resolveLeaf } from './resolve-leaf';

const maxDepth = 8;
const maxNodes = 500;

/** What `{ "condition": … }` can stand for. */
type Named = Pick<RuleContent, 'namedConditions' | 'sharedConditions'>;

/** The definition behind a name, where it stands in the document, and how people know it. */
interface Definition {
  readonly node: ConditionNode;
  readonly pointer: string;
  readonly name: string;
}

/** Looks up facts and operators and puts named conditions in their places. Null: problems were found. */
export function resolveConditions(
  content: Named & Pick<RuleContent, 'conditions'>,
  catalog: FactCatalog,
  problems: Problems,
): CompiledGroup | null {
  return resolveTree(content.conditions, '/conditions', content, catalog, problems);
}

/** The same for another tree of the rule, at its place in the document. */
export function resolveTree(
  tree: ConditionNode,
  pointer: string,
  named: Named,
  catalog: FactCatalog,
  problems: Problems,
): CompiledGroup | null {
  const root = new Resolver(named, catalog, problems).resolve(tree, pointer, []);
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
    const definition = this.definition(name);
    if (!definition) return this.problems.add(at, noCondition(name));
    if (within.includes(name)) {
      const ring = [...within.slice(within.indexOf(name)), name].map((one) => this.definition(one)?.name ?? one).join(' → ');
      return this.problems.add(at, `Named conditions go in a circle (${ring}): take one of them out.`);
    }
    const resolved = this.resolve(definition.node, definition.pointer, [...within, name], depth);
    if (resolved === null || resolved.kind === 'leaf') return resolved;
    return { ...resolved, name: definition.name };
  }

  private definition(name: string): Definition | null {
    const { namedConditions, sharedConditions = {} } = this.named;
    const inline = Object.hasOwn(namedConditions, name) ? namedConditions[name] : undefined;
    if (inline) return { node: inline, pointer: below('/namedConditions', name), name };
    const shared = Object.hasOwn(sharedConditions, name) ? sharedConditions[name] : undefined;
    return shared ? { node: shared.conditions, pointer: below('/sharedConditions', name, 'conditions'), name: shared.name } : null;
  }
}

const noCondition = (name: string): string =>
  /^[0-9a-f-]{36}$/.test(name)
    ? 'There is no such shared condition any more: choose another.'
    : `There is no condition named "${name}": define it under namedConditions.`;
