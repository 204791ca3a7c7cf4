import { defaultStatuses, Priority, Severity, TicketType } from '@casewright/contracts';
import { defineAction, type Action } from '@casewright/rules';
import { z } from 'zod';
import { choice, field } from './choices';
import { planChange } from './plan-change';

export const setPriority: Action = defineAction({
  type: 'ticket.set-priority',
  label: 'Set priority',
  permission: 'ticket.edit',
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
  permission: 'ticket.edit',
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

export const setSeverity: Action = defineAction({
  type: 'ticket.set-severity',
  label: 'Set severity',
  permission: 'ticket.edit',
  params: z.strictObject({ to: Severity.nullable() }),
  parameters: [{ ...choice('to', 'Severity', Severity.options), nullable: true }],
  reversible: true,
  external: false,
  writes: ['severity'],
  plan: ({ to }, { ticketId, facts }) =>
    planChange({
      field: 'severity',
      before: facts.value('ticket.severity'),
      after: to,
      command: { type: 'ticket.change-severity', data: { ticketId, to } },
      facts: { 'ticket.severity': to },
    }),
});

const categoryOf = (status: string): string | null => defaultStatuses.find(({ id }) => id === status)?.category ?? null;

export const setStatus: Action = defineAction({
  type: 'ticket.set-status',
  label: 'Set status',
  permission: 'ticket.edit',
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
  permission: 'ticket.assign',
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
  permission: 'ticket.assign',
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
