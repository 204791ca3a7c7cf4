import type { ConditionNode, RuleContent, SharedCondition } from '@casewright/contracts';

type Shared = Readonly<Record<string, SharedCondition>>;

/** Finds shared conditions by id; those that are not there are left out. */
export type FindShared = (ids: readonly string[]) => Promise<Shared>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids of the shared conditions that a tree names itself. */
export function sharedIn(node: ConditionNode): readonly string[] {
  if ('condition' in node) return uuid.test(node.condition) ? [node.condition] : [];
  if ('not' in node) return sharedIn(node.not);
  if ('all' in node) return node.all.flatMap(sharedIn);
  return 'any' in node ? node.any.flatMap(sharedIn) : [];
}

/** Every tree of a rule that can name shared conditions. */
function treesOf({ conditions, namedConditions, trigger }: RuleContent): readonly ConditionNode[] {
  const selecting = trigger.kind === 'schedule' ? [trigger.selector] : [];
  const cancelling = trigger.kind === 'relative' && trigger.cancelWhen ? [trigger.cancelWhen] : [];
  return [conditions, ...Object.values(namedConditions), ...selecting, ...cancelling];
}

/** What the trees name, and what that names in turn. */
export async function closureOf(trees: readonly ConditionNode[], find: FindShared): Promise<Shared> {
  const all = new Map<string, SharedCondition>();
  const asked = new Set<string>();
  let next = [...new Set(trees.flatMap(sharedIn))];
  while (next.length > 0) {
    for (const id of next) asked.add(id);
    const found = Object.entries(await find(next));
    for (const [id, condition] of found) all.set(id, condition);
    next = [...new Set(found.flatMap(([, { conditions }]) => sharedIn(conditions)))].filter((id) => !asked.has(id));
  }
  return Object.fromEntries([...all].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The rule with the shared conditions that it needs, and with no others. */
export async function withShared(content: RuleContent, find: FindShared): Promise<RuleContent> {
  const { sharedConditions: _, ...rest } = content;
  const shared = await closureOf(treesOf(content), find);
  return Object.keys(shared).length > 0 ? { ...rest, sharedConditions: shared } : rest;
}
