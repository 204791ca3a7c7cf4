import type { ConditionNode } from '@casewright/contracts';
import fc from 'fast-check';
import type { FactDefinition } from '../facts/fact-catalog';
import type { FactValues } from '../facts/fact-reader';
import { operatorsFor } from '../operators/registry';
import type { Operator } from '../operators/operator';
import { oddValues } from './odd-values';
import { office } from './office';
import { patternSamples } from './reference-operators';
import { language, now } from './sample-rule';

const words = ['black picture', 'STRASSE', 'straße', 'ﬁlm', 'İstanbul', 'urgent', '😀', 'a1', 'null', 'Urgent black\npicture'];
const text = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12, unit: 'grapheme' }));
const ids = ['team-1', 'team-2', 'person-1'];
const hour = 3_600_000;
const instants = [now - hour, now, now + hour / 60, now - 24 * hour, now + 3 * hour, now - 30 * 60_000];
const items = ['vip', 'black-picture', 'low'];

/** A value such as the fact should have. */
export function ordinary({ type, choices = [] }: FactDefinition): fc.Arbitrary<unknown> {
  switch (type) {
    case 'text':
      return text;
    case 'choice':
      return fc.constantFrom(...choices.map(({ value }) => value));
    case 'number':
      return fc.constantFrom(1, 2, 5, 7.5, -3);
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.constantFrom(...instants);
    case 'reference':
      return fc.constantFrom(...ids);
    case 'list':
      return fc.uniqueArray(fc.constantFrom(...items), { maxLength: 3 });
  }
}

function single(fact: FactDefinition): fc.Arbitrary<unknown> {
  if (fact.type === 'date') return fc.constantFrom(...instants.map((at) => new Date(at).toISOString()));
  if (fact.type === 'list') return fc.constantFrom('vip', 'low');
  return ordinary(fact).filter((value) => typeof value !== 'string' || value.trim() !== '');
}

/** What an operator may be given for a fact. */
export function operandOf({ operand }: Operator, fact: FactDefinition): fc.Arbitrary<unknown> {
  switch (operand) {
    case 'none':
      return fc.constant(undefined);
    case 'one':
      return single(fact);
    case 'many':
      return fc.array(single(fact), { minLength: 1, maxLength: 3 });
    case 'duration':
      return fc.constantFrom('PT30M', 'PT1H', 'P1D');
    case 'pattern':
      return fc.constantFrom(...patternSamples);
    case 'calendar':
      return fc.constant(office.id);
    case 'calendar-duration':
      return fc.constantFrom('PT30M', 'PT2H').map((atLeast) => ({ calendarId: office.id, atLeast }));
  }
}

const leafOf = (fact: FactDefinition): fc.Arbitrary<ConditionNode> =>
  fc
    .constantFrom(...operatorsFor(fact))
    .chain((operator) => operandOf(operator, fact).map((value) => ({ fact: fact.id, operator: operator.id, value })));

const leaf = fc.constantFrom(...language.catalog.facts).chain(leafOf);

/** Conditions of at most so many groups in one another. */
export function group(depth: number): fc.Arbitrary<ConditionNode> {
  const child = depth === 0 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 2, arbitrary: group(depth - 1) });
  const children = fc.array(child, { minLength: 1, maxLength: 4 });
  return fc.oneof(
    children.map((all) => ({ all })),
    children.map((any) => ({ any })),
    child.map((not) => ({ not })),
  );
}

const odd = fc.constantFrom(...Object.values(oddValues)).chain((values) => fc.constantFrom(...values));

/** Facts of an event, of which each fifth is odd, and some are missing. */
export const values: fc.Arbitrary<FactValues> = fc.record(
  Object.fromEntries(
    language.catalog.facts.map((fact) => [fact.id, fc.oneof({ weight: 4, arbitrary: ordinary(fact) }, { weight: 1, arbitrary: odd })]),
  ),
  { requiredKeys: [] },
);
