import { defaultStatuses, Priority, TicketType, type DecidedField, type TicketCommandMessage } from '@casewright/contracts';
import { defineAction, type Action, type ActionPlan, type FactValues } from '@casewright/rules';
import { z } from 'zod';
import { choice, field } from './choices';

interface PropertyChange {
  readonly field: DecidedField;
  readonly before: unknown;
  readonly after: unknown;
  readonly command: TicketCommandMessage;
  readonly facts: FactValues;
}

/** A property that is as wanted already needs no command; the record says that the rule asked for it all the same. */
function planChange({ field: name, before, after, command, facts }: PropertyChange): ActionPlan {
  const same = (before ?? null) === after;
  return {
    changes: [{ field: name, before: before ?? null, after }],
    commands: same ? [] : [{ key: '', message: command }],
    facts: same ? {} : facts,
  };
}

export const setPriority: Action = defineAction({
  type: 'ticket.set-priority',
  label: 'Set priority',
  params: z.strictObject({ to: Priority }),
  parameters: [choice('to', 'Priority', Priority.options)],
  reversible: true,
  external: false,
  writes: ['priority'],
  plan: ({ to }, { ticketId, facts }) =>
    planChange({
      field: 'priority',
      before: facts.value('ticket.priority'),
      after: to,
      command: { type: 'ticket.change-priority', data: { ticketId, to } },
      facts: { 'ticket.priority': to },
    }),
});

export const setType: Action = defineAction({
  type: 'ticket.set-type',
  label: 'Set type',
  params: z.strictObject({ to: TicketType }),
  parameters: [choice('to', 'Type', TicketType.options)],
  reversible: true,
  external: false,
  writes: ['type'],
  plan: ({ to }, { ticketId, facts }) =>
    planChange({
      field: 'type',
      before: facts.value('ticket.type'),
      after: to,
      command: { type: 'ticket.change-type', data: { ticketId, to } },
      facts: { 'ticket.type': to },
    }),
});

const categoryOf = (status: string): string | null => defaultStatuses.find(({ id }) => id === status)?.category ?? null;

export const setStatus: Action = defineAction({
  type: 'ticket.set-status',
  label: 'Set status',
  params: z.strictObject({ to: z.string().refine((id) => categoryOf(id) !== null, 'Choose one of the statuses') }),
  parameters: [{ ...field('to', 'Status', 'status'), choices: defaultStatuses.map(({ id, label }) => ({ value: id, label })) }],
  reversible: true,
  external: false,
  writes: ['status'],
  plan: ({ to }, { ticketId, facts }) =>
    planChange({
      field: 'status',
      before: facts.value('ticket.status'),
      after: to,
      command: { type: 'ticket.change-status', data: { ticketId, to } },
      facts: { 'ticket.status': to, 'ticket.statusCategory': categoryOf(to) },
    }),
});

const idOrNone = z.uuid().nullable();

export const assignTeam: Action = defineAction({
  type: 'ticket.assign-team',
  label: 'Assign team',
  params: z.strictObject({ to: idOrNone }),
  parameters: [field('to', 'Team', 'team', true)],
  reversible: true,
  external: false,
  writes: ['teamId'],
  references: ({ to }) => (to === null ? [] : [{ kind: 'team', id: to, path: ['to'] }]),
  plan: ({ to }, { ticketId, facts }) =>
    planChange({
      field: 'teamId',
      before: facts.value('ticket.teamId'),
      after: to,
      command: { type: 'ticket.assign-team', data: { ticketId, to } },
      facts: { 'ticket.teamId': to },
    }),
});

export const assignAgent: Action = defineAction({
  type: 'ticket.assign-agent',
  label: 'Assign agent',
  params: z.strictObject({ to: idOrNone }),
  parameters: [field('to', 'Agent', 'agent', true)],
  reversible: true,
  external: false,
  writes: ['assigneeId'],
  references: ({ to }) => (to === null ? [] : [{ kind: 'agent', id: to, path: ['to'] }]),
  plan: ({ to }, { ticketId, facts }) =>
    planChange({
      field: 'assigneeId',
      before: facts.value('ticket.assigneeId'),
      after: to,
      command: { type: 'ticket.assign-agent', data: { ticketId, to } },
      facts: { 'ticket.assigneeId': to },
    }),
});
