import { permissions, type RuleContent, type RuleProblem } from '@casewright/contracts';
import type { ActionRegistry } from '@casewright/rules';

/** The permissions of whoever puts a rule to work; `all`: the program does, as for the demo company. */
export type Powers = ReadonlySet<string> | 'all';

/** Nobody gets done by a rule what they may not do by hand. */
export function forbiddenActions(
  { actions, otherwise = [] }: RuleContent,
  registry: ActionRegistry,
  powers: Powers,
): readonly RuleProblem[] {
  if (powers === 'all') return [];
  const placed = [
    ...actions.map(({ type }, place) => ({ type, pointer: `/actions/${place}/type` })),
    ...otherwise.map(({ type }, place) => ({ type, pointer: `/otherwise/${place}/type` })),
  ];
  return placed.flatMap(({ type, pointer }) => {
    const action = registry.find(type);
    if (!action || powers.has(action.permission)) return [];
    const needed = permissions[action.permission];
    return [{ pointer, message: `“${action.label}” takes the permission “${needed}”, which you lack: ask somebody who has it.` }];
  });
}
