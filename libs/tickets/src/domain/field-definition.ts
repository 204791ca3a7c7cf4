import type { FieldChoice, FieldValue, TicketFieldDefinition } from '@casewright/contracts';

/** A new list of choices over the former one: what is left out of it is archived, because tickets and rules may hold it. */
export function mergedChoices(former: readonly FieldChoice[], given: readonly Pick<FieldChoice, 'id' | 'label'>[]): FieldChoice[] {
  const left = former.filter(({ id }) => !given.some((choice) => choice.id === id));
  return [...given.map(({ id, label }) => ({ id, label, archived: false })), ...left.map((choice) => ({ ...choice, archived: true }))];
}

/** A value in words. */
export function valueWords({ kind, choices }: Pick<TicketFieldDefinition, 'kind' | 'choices'>, value: FieldValue | null): string | null {
  if (value === null) return null;
  const labelOf = (id: string) => choices.find((choice) => choice.id === id)?.label ?? id;
  if (Array.isArray(value)) return value.map(labelOf).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return kind === 'choice' ? labelOf(String(value)) : String(value);
}
