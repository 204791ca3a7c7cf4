import type { TicketRow } from './ticket-row';

/** A row of the list as it is selected, times as Dates. */
export type ListedTicket = Omit<
  TicketRow,
  | 'earlierClocks'
  | 'followerIds'
  | 'fields'
  | 'fieldSubjects'
  | 'dueSort'
  | 'priorityRank'
  | 'createdAt'
  | 'updatedAt'
  | 'solvedAt'
  | 'slaTarget'
  | 'slaState'
  | 'slaDueAt'
  | 'categorySince'
  | 'snoozedUntil'
> & {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly snoozedUntil: Date | null;
};

export const selectedColumns = `t.id, t.version::integer as version, t.number, t.subject, t.requester_id as "requesterId", t.organisation_id as "organisationId",
  t.channel, t.type, t.status, t.category, t.priority, t.severity, t.team_id as "teamId", t.assignee_id as "assigneeId", t.tags,
  t.created_at as "createdAt", t.updated_at as "updatedAt", t.clocks,
  t.snoozed_until as "snoozedUntil"`;
