import type { RuleTrigger } from '@casewright/contracts';
import type { FactCatalog } from '../facts/fact-catalog';
import { beforeFact } from '../facts/ticket-catalog';
import { isIn, notIn } from '../operators/equality';
import type { Operator } from '../operators/operator';
import type { Claim } from './claim';

/** What the trigger alone says about the facts of each event that it takes; nothing for a rule that waits for a time. */
export function triggerClaims(trigger: RuleTrigger, catalog: FactCatalog): readonly Claim[] {
  if (trigger.kind !== 'event') return [];
  const { types, changed, actors } = trigger;
  const claim = (factId: string, operator: Operator, operand: readonly unknown[], id: string): readonly Claim[] => {
    const fact = catalog.find(factId);
    if (!fact || fact.type === 'list' || fact.type === 'date' || operand.length === 0) return [];
    return [{ leaf: { id, fact, operator, operand, expected: operand }, wanted: true }];
  };
  const field = changed ? `ticket.${changed.field}` : '';
  return [
    ...claim('event.type', isIn, types, '/trigger/types'),
    ...claim('event.actor', isIn, actors?.include ?? [], '/trigger/actors/include'),
    ...claim('event.actor', notIn, actors?.exclude ?? [], '/trigger/actors/exclude'),
    ...claim(field, isIn, changed?.to ?? [], '/trigger/changed/to'),
    ...claim(beforeFact(field), isIn, changed?.from ?? [], '/trigger/changed/from'),
  ];
}
