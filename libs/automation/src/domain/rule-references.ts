import type { RuleContent } from '@casewright/contracts';
import type { ActionReference, CompiledContent, FactCatalog, FactDefinition } from '@casewright/rules';

/** Somebody or something that a rule names by id, and the JSON pointer of the place where it does. */
export interface RuleReference {
  readonly kind: NonNullable<FactDefinition['reference']> | ActionReference['kind'] | 'calendar';
  readonly id: string;
  readonly pointer: string;
}

/** What to do where somebody or something that a rule names is no longer there. */
export const goneWords: Readonly<Record<RuleReference['kind'], string>> = {
  team: 'There is no such team any more: choose another.',
  agent: 'There is no such agent, or they have left: choose another.',
  person: 'There is no such person any more: choose another.',
  organisation: 'There is no such organisation any more: choose another.',
  calendar: 'There is no such calendar any more: choose another.',
  webhook: 'There is no such webhook any more: choose another.',
  ladder: 'There is no such escalation ladder any more, or it was archived: choose another.',
  gone: 'It was archived, or its plugin is gone: choose another.',
};

/** Everybody whom a rule names: in its trigger, its conditions and its actions. */
export function referencesOf(compiled: CompiledContent, { trigger }: RuleContent, catalog: FactCatalog): readonly RuleReference[] {
  const actions = [...compiled.actions, ...compiled.otherwise];
  const leaves = [...compiled.leaves, ...(compiled.timing?.leaves ?? [])];
  return [...inTrigger(trigger, catalog), ...leaves.flatMap(inLeaf), ...actions.flatMap((action) => action.references)];
}

/** Everybody whom comparisons name. */
export const referencesOfLeaves = (leaves: CompiledContent['leaves']): readonly RuleReference[] => leaves.flatMap(inLeaf);

function inTrigger(trigger: RuleContent['trigger'], catalog: FactCatalog): readonly RuleReference[] {
  if (trigger.kind === 'relative' && trigger.calendarId !== undefined)
    return [{ kind: 'calendar', id: trigger.calendarId, pointer: '/trigger/calendarId' }];
  const changed = trigger.kind === 'event' ? trigger.changed : undefined;
  const fact = changed && catalog.find(`ticket.${changed.field}`);
  if (fact?.gone) return [{ kind: 'gone', id: fact.id, pointer: '/trigger/changed/field' }];
  const kind = fact?.reference;
  if (!changed || !kind) return [];
  const side = (name: 'from' | 'to') =>
    changed[name].flatMap((id, index) => (typeof id === 'string' ? [{ kind, id, pointer: `/trigger/changed/${name}/${index}` }] : []));
  return [...side('from'), ...side('to')];
}

function inLeaf({
  id: pointer,
  fact: { id: factId, reference: kind, gone },
  operator,
  operand,
  expected,
}: CompiledContent['leaves'][number]): readonly RuleReference[] {
  if (gone) return [{ kind: 'gone', id: factId, pointer: `${pointer}/fact` }];
  if (operator.calendarsIn) return operator.calendarsIn(operand).map((id) => ({ kind: 'calendar', id, pointer: `${pointer}/value` }));
  if (!kind) return [];
  return [expected].flat().flatMap((id) => (typeof id === 'string' ? [{ kind, id, pointer: `${pointer}/value` }] : []));
}
