import type { DecidedField, TicketEvent } from '@casewright/contracts';

interface DecidedFieldTraits {
  /** What people call it. */
  readonly label: string;
  /** The facts that change with it; the first one holds it. */
  readonly facts: readonly string[];
  /** What happens to a ticket when it changes. */
  readonly events: readonly TicketEvent['type'][];
}

/** The properties that rules change. */
export const decidedFields: Readonly<Record<DecidedField, DecidedFieldTraits>> = {
  priority: { label: 'Priority', facts: ['ticket.priority'], events: ['ticket.priority-changed'] },
  status: { label: 'Status', facts: ['ticket.status', 'ticket.statusCategory'], events: ['ticket.status-changed'] },
  severity: { label: 'Severity', facts: ['ticket.severity'], events: ['ticket.severity-changed'] },
  subject: { label: 'Subject', facts: ['ticket.subject'], events: ['ticket.subject-changed'] },
  type: { label: 'Type', facts: ['ticket.type'], events: ['ticket.type-changed'] },
  teamId: { label: 'Team', facts: ['ticket.teamId'], events: ['ticket.team-assigned'] },
  assigneeId: { label: 'Assignee', facts: ['ticket.assigneeId'], events: ['ticket.agent-assigned'] },
  tags: { label: 'Tags', facts: ['ticket.tags'], events: ['ticket.tagged', 'ticket.untagged'] },
  followers: { label: 'Followers', facts: ['ticket.followerIds'], events: ['ticket.followed', 'ticket.unfollowed'] },
  comments: { label: 'Comments', facts: [], events: ['ticket.commented'] },
};

export const isDecidedField = (field: string): field is DecidedField => Object.hasOwn(decidedFields, field);
