import { z } from 'zod';
import { text } from './text';

/** What a field of tickets holds; it never changes, so that every value under a key is of one kind. */
export const FieldKind = z.enum(['text', 'number', 'boolean', 'date', 'choice', 'multi-choice']);
export type FieldKind = z.infer<typeof FieldKind>;

/** The name that a field has for programs and rules. It is never used again for another field. */
export const FieldKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use at most 40 lower case letters, digits and underscores, and begin with a letter');

/** How a field is named among the properties of a ticket. */
export const CustomField = z.templateLiteral(['field.', z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)]);
export type CustomField = `field.${string}`;
export const isCustomField = (field: string): field is CustomField => field.startsWith('field.');

/** The value of a field, of whatever kind: a date is written `2026-03-01`, choices are named by their ids. */
export const FieldValue = z.union([text(1_000), z.number(), z.boolean(), z.array(z.string().max(40)).max(100)]);
export type FieldValue = z.infer<typeof FieldValue>;

/** Values by the keys of their fields. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** One thing that a field of choices can hold. It stays known to tickets that have it when it is archived. */
export interface FieldChoice {
  readonly id: string;
  readonly label: string;
  readonly archived: boolean;
}

/** What a field is, as other contexts know it. */
export interface TicketFieldDefinition {
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly choices: readonly FieldChoice[];
  readonly archived: boolean;
}

type CheckedValue = { readonly value: FieldValue | null } | { readonly problem: string };

const day = z.iso.date();

/** A value as tickets keep it, or the sentence that says what to do. An empty text and an empty list are no value. */
export function checkedFieldValue(field: Pick<TicketFieldDefinition, 'kind' | 'label' | 'choices'>, given: FieldValue): CheckedValue {
  const { kind, label, choices } = field;
  const isChoice = (id: FieldValue) => choices.some((choice) => choice.id === id);
  const offered = choices.map(({ id }) => id).join(', ');
  switch (kind) {
    case 'text':
      return typeof given === 'string' ? { value: given.trim() || null } : { problem: `“${label}” is a text: give one.` };
    case 'number':
      // Minus zero does not survive JSON.
      return typeof given === 'number' ? { value: given === 0 ? 0 : given } : { problem: `“${label}” is a number: give one, such as 3.` };
    case 'boolean':
      return typeof given === 'boolean' ? { value: given } : { problem: `“${label}” is yes or no: give true or false.` };
    case 'date':
      return day.safeParse(given).success ? { value: given } : { problem: `“${label}” is a day: give one such as 2026-03-01.` };
    case 'choice':
      return isChoice(given) ? { value: given } : { problem: `“${label}” is one of ${offered}: choose from these.` };
    case 'multi-choice':
      if (!Array.isArray(given) || !given.every(isChoice)) return { problem: `“${label}” is a list of ${offered}: choose from these.` };
      return { value: inOrder(choices, given) };
  }
}

/** Each choice once and in the order of the field's choices, so that the same choices are the same value. */
function inOrder(choices: readonly FieldChoice[], given: readonly string[]): FieldValue | null {
  const ids = choices.map(({ id }) => id).filter((id) => given.includes(id));
  return ids.length > 0 ? ids : null;
}
