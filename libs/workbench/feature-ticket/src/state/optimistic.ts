import {
  defaultStatuses,
  isCustomField,
  type CustomField,
  type EditTicket,
  type FieldValues,
  type PersonView,
  type TicketView,
} from '@casewright/contracts';
import type { PickerOption } from '@casewright/ui';

export interface Names {
  readonly teams: readonly PickerOption[];
  readonly agents: readonly PickerOption[];
  readonly people: readonly PersonView[];
}

const named = (id: string | null, options: readonly PickerOption[]) => {
  const option = options.find((candidate) => candidate.value === id);
  return id === null ? null : { id, name: option?.avatar ?? option?.label ?? '…' };
};

/** The ticket as it will probably be once the server has agreed. */
export function withChanges(ticket: TicketView, changes: EditTicket, names: Names): TicketView {
  const status = defaultStatuses.find((candidate) => candidate.id === changes.status);
  return {
    ...ticket,
    ...(changes.subject !== undefined && { subject: changes.subject }),
    ...(changes.type !== undefined && { type: changes.type }),
    ...(changes.priority !== undefined && { priority: changes.priority }),
    ...(changes.severity !== undefined && { severity: changes.severity }),
    ...(status && { status: { id: status.id, category: status.category, label: status.label } }),
    ...(changes.teamId !== undefined && { team: named(changes.teamId, names.teams) }),
    ...(changes.assigneeId !== undefined && { assignee: named(changes.assigneeId, names.agents) }),
    ...(changes.requesterId !== undefined && askedBy(changes.requesterId, names.people)),
    ...(changes.fields && { fields: withFields(ticket.fields, changes.fields) }),
  };
}

/** The organisation goes with the requester. */
function askedBy(requesterId: string, people: readonly PersonView[]): Partial<TicketView> {
  const person = people.find(({ id }) => id === requesterId);
  return person ? { requester: { id: person.id, name: person.name, email: person.email }, organisation: person.organisation } : {};
}

function withFields(fields: FieldValues, changes: NonNullable<EditTicket['fields']>): TicketView['fields'] {
  const all = Object.entries({ ...fields, ...changes });
  return Object.fromEntries(all.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}

export type EditableField = CustomField | Exclude<keyof EditTicket, 'fields'>;

/** A field's value in words, for showing two of them side by side. */
export function valueInWords(ticket: TicketView, field: EditableField): string {
  if (isCustomField(field)) return customValue(ticket, field);
  switch (field) {
    case 'subject':
    case 'type':
    case 'priority':
      return ticket[field];
    case 'severity':
      return ticket.severity ?? 'None';
    case 'status':
      return ticket.status.label;
    case 'teamId':
      return ticket.team?.name ?? 'No team';
    case 'assigneeId':
      return ticket.assignee?.name ?? 'Nobody';
    case 'requesterId':
      return `${ticket.requester.name} · ${ticket.requester.email}`;
  }
}

/** As it is kept; choices by their ids. */
function customValue({ fields }: TicketView, field: CustomField): string {
  const value = fields[field.slice('field.'.length)];
  return value === undefined ? 'No value' : [value].flat().join(', ');
}

export function editedField(changes: EditTicket): EditableField {
  const [key] = Object.keys(changes.fields ?? {});
  return key === undefined ? ((Object.keys(changes)[0] ?? 'subject') as EditableField) : `field.${key}`;
}
