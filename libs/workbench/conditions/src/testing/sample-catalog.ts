import type { FactView, OperatorView, RuleCatalogView } from '@casewright/contracts';
import type { Speech } from '../sentence/speech';

const fact = (id: string, label: string, type: FactView['type'], operators: string[], more: Partial<FactView> = {}): FactView => ({
  id,
  label,
  group: 'ticket',
  type,
  reference: null,
  choices: [],
  personal: false,
  operators,
  ...more,
});

const operator = (id: string, label: string, operand: OperatorView['operand'] = 'one') => ({
  id,
  label,
  operand,
  missing: 'A missing value never meets it.',
});

const priorities = ['low', 'normal', 'high', 'urgent'].map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) }));

/** A small language, shaped like the one that the server answers with. */
export const catalog: RuleCatalogView = {
  facts: [
    fact('ticket.subject', 'Subject', 'text', ['textContains', 'equal', 'exists']),
    fact('ticket.firstMessage', 'First message', 'text', ['textContains']),
    fact('ticket.priority', 'Priority', 'choice', ['equal', 'in', 'exists'], { choices: priorities }),
    fact('ticket.teamId', 'Team', 'reference', ['equal', 'exists'], { reference: 'team' }),
    fact('ticket.openedAt', 'Time of opening', 'date', ['withinLast', 'before', 'elapsedSince']),
    fact('ticket.field.tier', 'Tier', 'choice', ['equal', 'changedTo'], {
      group: 'fields',
      choices: [
        { value: 'gold', label: 'Gold' },
        { value: 'silver', label: 'Silver' },
      ],
    }),
    fact('ticket.field.bought', 'Bought', 'date', ['before'], { group: 'fields', day: true }),
    fact('ticket.field.old', 'Old field', 'text', ['equal'], { group: 'fields', gone: true }),
    fact('event.automatic', 'By an automatic message', 'boolean', ['equal'], { group: 'event' }),
  ],
  operators: [
    operator('equal', 'is'),
    operator('in', 'is one of', 'many'),
    operator('textContains', 'contains'),
    operator('withinLast', 'was within the last', 'duration'),
    operator('before', 'is before'),
    operator('elapsedSince', 'was at least this long ago', 'calendar-duration'),
    operator('exists', 'has a value', 'none'),
  ],
  actions: [
    {
      type: 'ticket.set-priority',
      label: 'Set priority',
      permission: 'ticket.edit',
      reversible: true,
      external: false,
      parameters: [{ name: 'to', label: 'Priority', input: 'choice', choices: priorities, nullable: false }],
    },
    {
      type: 'ticket.assign-team',
      label: 'Assign team',
      permission: 'ticket.edit',
      reversible: true,
      external: false,
      parameters: [{ name: 'to', label: 'Team', input: 'team', choices: [], nullable: true }],
    },
    {
      type: 'ticket.set-requester',
      label: 'Set requester',
      permission: 'ticket.edit',
      reversible: true,
      external: false,
      parameters: [{ name: 'to', label: 'Requester', input: 'person', choices: [], nullable: false }],
    },
    {
      type: 'ticket.add-tags',
      label: 'Add tags',
      permission: 'ticket.edit',
      reversible: true,
      external: false,
      parameters: [{ name: 'tags', label: 'Tags', input: 'tags', choices: [], nullable: false }],
    },
    {
      type: 'ticket.set-field',
      label: 'Set a field',
      permission: 'ticket.edit',
      reversible: true,
      external: false,
      parameters: [
        {
          name: 'key',
          label: 'Field',
          input: 'ticket-field',
          choices: [
            { value: 'tier', label: 'Tier' },
            { value: 'bought', label: 'Bought' },
          ],
          nullable: false,
        },
        { name: 'value', label: 'Value', input: 'field-value', choices: [], nullable: true },
      ],
    },
    {
      type: 'ticket.mail-requester',
      label: 'Mail the requester',
      permission: 'ticket.edit',
      reversible: false,
      external: true,
      parameters: [{ name: 'text', label: 'Mail', input: 'template', choices: [], nullable: false }],
    },
  ],
  events: [
    { value: 'ticket.opened', label: 'Opened' },
    { value: 'ticket.priority-changed', label: 'Priority changed' },
  ],
  phases: [],
  actors: [
    { value: 'customer', label: 'Customers' },
    { value: 'rule', label: 'Rules' },
  ],
  changeableFields: [
    { value: 'priority', label: 'Priority' },
    { value: 'teamId', label: 'Team' },
    { value: 'field.tier', label: 'Tier' },
  ],
  templateVariables: [{ value: 'requester.name', label: 'Name of the requester', example: 'Maria Lindqvist' }],
};

export const speech: Speech = { catalog, nameOf: (id) => (id === 't1' ? 'Projector support' : 'one that is gone') };
