import type { RuleContent } from '@casewright/contracts';
import type { ActionReference, CompiledContent, FactCatalog, FactDefinition } from '@casewright/rules';

/** Somebody or something that a rule names by id, and the JSON pointer of the place where it does. */
export interface RuleReference {
  readonly kind: NonNullable<FactDefinition['reference']> | ActionReference['kind'];
  readonly id: string;
  readonly pointer: string;
}

/** Everybody whom a rule names: in its trigger, its conditions and its actions. */
export function referencesOf(compiled: CompiledContent, { trigger }: RuleContent, catalog: FactCatalog): readonly RuleReference[] {
  const actions = [...compiled.actions, ...compiled.otherwise];
  return [...inTrigger(trigger, catalog), ...compiled.leaves.flatMap(inLeaf), ...actions.flatMap((action) => action.references)];
}

function inTrigger(trigger: RuleContent['trigger'], catalog: FactCatalog): readonly RuleReference[] {
  const changed = trigger.kind === 'event' ? trigger.changed : undefined;
  const kind = changed && catalog.find(`ticket.${changed.field}`)?.reference;
  if (!changed || !kind) return [];
  const side = (name: 'from' | 'to') =>
    changed[name].flatMap((id, index) => (typeof id === 'string' ? [{ kind, id, pointer: `/trigger/changed/${name}/${index}` }] : []));
  return [...side('from'), ...side('to')];
}

function inLeaf({ id: pointer, fact: { reference: kind }, expected }: CompiledContent['leaves'][number]): readonly RuleReference[] {
  if (!kind) return [];
  return [expected].flat().flatMap((id) => (typeof id === 'string' ? [{ kind, id, pointer: `${pointer}/value` }] : []));
}
