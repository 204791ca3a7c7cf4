import type { DecidedField } from '@casewright/contracts';

/** The properties that rules change: what people call them, and the fact that holds each. */
export const decidedFields: Readonly<Record<DecidedField, { readonly label: string; readonly fact: string | null }>> = {
  priority: { label: 'Priority', fact: 'ticket.priority' },
  status: { label: 'Status', fact: 'ticket.status' },
  type: { label: 'Type', fact: 'ticket.type' },
  teamId: { label: 'Team', fact: 'ticket.teamId' },
  assigneeId: { label: 'Assignee', fact: 'ticket.assigneeId' },
  tags: { label: 'Tags', fact: 'ticket.tags' },
  comments: { label: 'Comments', fact: null },
};

export const isDecidedField = (field: string): field is DecidedField => Object.hasOwn(decidedFields, field);
