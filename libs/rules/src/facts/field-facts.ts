import type { FactType, FieldKind, FieldValue, TicketFieldDefinition } from '@casewright/contracts';
import type { FactDefinition } from './fact-catalog';
import { parseDay } from './days';

const types: Readonly<Record<FieldKind, FactType>> = {
  text: 'text',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  choice: 'choice',
  'multi-choice': 'list',
};

/** The id of the fact that holds a field of tickets. */
export const fieldFact = (key: string): string => `ticket.field.${key}`;

/** A fact for each field that the desk has added. One that is archived stays, for the rules that were published with it. */
export function fieldFacts(fields: readonly TicketFieldDefinition[]): readonly FactDefinition[] {
  return fields.map(({ key, kind, label, choices, archived }) => ({
    id: fieldFact(key),
    label,
    group: 'fields',
    type: types[kind],
    tracked: true,
    ...(kind === 'text' && { personal: true }),
    ...(kind === 'date' && { day: true }),
    ...(choices.length > 0 && { choices: choices.map(choiceOf) }),
    ...(archived && { gone: true }),
  }));
}

const choiceOf = ({ id, label, archived }: TicketFieldDefinition['choices'][number]) => ({
  value: id,
  label: archived ? `${label} (archived)` : label,
  ...(archived && { gone: true }),
});

/** The value of a field as rules see it: a day is the midnight, UTC, that it begins with. */
export const fieldFactValue = (kind: FieldKind, value: FieldValue | null): unknown => (kind === 'date' ? parseDay(value) : value);
