import { checkedFieldValue, FieldKey, FieldValue, type TicketFieldDefinition } from '@casewright/contracts';
import {
  defineAction,
  fieldFact,
  fieldFactValue,
  type Action,
  type ActionPlan,
  type ActionReference,
  type PlanContext,
} from '@casewright/rules';
import { z } from 'zod';
import { field as parameter } from './choices';

type Params = z.infer<typeof shape>;
type Fields = ReadonlyMap<string, TicketFieldDefinition>;

const shape = z.strictObject({ key: FieldKey, value: FieldValue.nullable() });

/** Sets a field that the desk has added. It is checked against the fields that there are when the rule is published. */
export function setField(definitions: readonly TicketFieldDefinition[]): Action {
  const fields: Fields = new Map(definitions.map((field) => [field.key, field]));
  const offered = definitions.filter(({ archived }) => !archived).map(({ key, label }) => ({ value: key, label }));
  return defineAction({
    type: 'ticket.set-field',
    label: 'Set a field',
    permission: 'ticket.edit',
    params: shape.superRefine((params, context) => {
      const fault = faultOf(params, fields);
      if (fault) context.addIssue({ code: 'custom', path: [fault.at], message: fault.message });
    }),
    parameters: [{ ...parameter('key', 'Field', 'ticket-field'), choices: offered }, parameter('value', 'Value', 'field-value', true)],
    reversible: true,
    external: false,
    writes: [],
    writesOf: ({ key }) => [`field.${key}`],
    references: (params) => goneIn(params, fields),
    plan: (params, context) => planField(params, fields.get(params.key), context),
  });
}

/** The messages get their full stop where they are shown. */
function faultOf({ key, value }: Params, fields: Fields): { readonly at: 'key' | 'value'; readonly message: string } | null {
  const field = fields.get(key);
  if (!field) return { at: 'key', message: `There is no field “${key}”: choose another` };
  const checked = value === null ? { value } : checkedFieldValue(field, value);
  return 'problem' in checked ? { at: 'value', message: checked.problem.replace(/\.$/, '') } : null;
}

/** A field or a choice that was put away can be set no more. */
function goneIn({ key, value }: Params, fields: Fields): readonly ActionReference[] {
  const field = fields.get(key);
  const chosen: readonly FieldValue[] = Array.isArray(value) ? value : value === null ? [] : [value];
  const isGone = field?.choices.some(({ id, archived }) => archived && chosen.includes(id)) === true;
  return [
    ...(field?.archived ? [{ kind: 'gone', id: key, path: ['key'] } as const] : []),
    ...(isGone ? [{ kind: 'gone', id: key, path: ['value'] } as const] : []),
  ];
}

/** The record of a text names neither side, because it may be about somebody. */
function planField({ key, value }: Params, field: TicketFieldDefinition | undefined, { ticketId, facts }: PlanContext): ActionPlan {
  if (!field) throw new Error(`There is no field ${key}`);
  const checked = value === null ? { value } : checkedFieldValue(field, value);
  const to = 'value' in checked ? checked.value : null;
  const fact = fieldFact(key);
  const [before, after] = [facts.value(fact) ?? null, fieldFactValue(field.kind, to)];
  const same = JSON.stringify(before) === JSON.stringify(after);
  const shown = field.kind === 'text' ? { before: null, after: same ? null : 'another text' } : { before, after };
  return {
    changes: [{ field: `field.${key}`, ...shown }],
    commands: same ? [] : [{ key: '', message: { type: 'ticket.set-field', data: { ticketId, key, to } } }],
    facts: same ? {} : { [fact]: after },
  };
}
