import type { Channel, ClockState, FieldValues, Priority, Severity, SlaTarget, StatusCategory, TicketType } from '@casewright/contracts';
import type { ProjectionColumns } from '@casewright/subscriptions';
import type { EarlierClocks, TicketClocks } from '../clocks';

/** One ticket in the queue. */
export interface TicketRow {
  readonly number: number;
  readonly subject: string;
  readonly requesterId: string;
  readonly organisationId: string | null;
  readonly channel: Channel;
  readonly type: TicketType;
  readonly status: string;
  readonly category: StatusCategory;
  readonly priority: Priority;
  /** 0 low … 3 urgent. */
  readonly priorityRank: number;
  readonly severity: Severity | null;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly followerIds: readonly string[];
  readonly tags: readonly string[];
  /** Values of the fields that the desk has added, by key. */
  readonly fields: FieldValues;
  /** Whom the texts among them are about. */
  readonly fieldSubjects: Readonly<Record<string, string>>;
  /** When it was opened, also where that was in another system. */
  readonly createdAt: string;
  /** When it was opened here, or taken over: what rules go by. */
  readonly begunAt: string;
  readonly updatedAt: string;
  readonly solvedAt: string | null;
  /** When it came into its category. */
  readonly categorySince: string;
  readonly snoozedUntil: string | null;
  readonly clocks: TicketClocks;
  readonly earlierClocks: EarlierClocks;
  readonly slaTarget: SlaTarget | null;
  readonly slaState: ClockState | null;
  readonly slaDueAt: string | null;
  /** `slaDueAt`, or the end of time where no clock runs: never null, so that it can be a keyset. */
  readonly dueSort: string;
}

export const endOfTime = '9999-12-31T00:00:00.000Z';

export const ticketColumns: ProjectionColumns = {
  number: 'integer not null',
  subject: 'text not null',
  requesterId: 'uuid not null',
  organisationId: 'uuid',
  channel: 'text not null',
  type: 'text not null',
  status: 'text not null',
  category: 'text not null',
  priority: 'text not null',
  priorityRank: 'smallint not null',
  severity: 'text',
  teamId: 'uuid',
  assigneeId: 'uuid',
  followerIds: 'uuid[] not null',
  tags: 'text[] not null',
  fields: 'jsonb not null',
  fieldSubjects: 'jsonb not null',
  createdAt: 'timestamptz not null',
  begunAt: 'timestamptz not null',
  updatedAt: 'timestamptz not null',
  solvedAt: 'timestamptz',
  categorySince: 'timestamptz not null',
  snoozedUntil: 'timestamptz',
  clocks: 'jsonb not null',
  earlierClocks: 'jsonb not null',
  slaTarget: 'text',
  slaState: 'text',
  slaDueAt: 'timestamptz',
  dueSort: 'timestamptz not null',
};

const unsolved = `where category in ('new', 'open', 'pending', 'on-hold')`;

export const ticketIndexes: readonly string[] = [
  '(number)',
  '(due_sort, number)',
  '(updated_at, number)',
  '(created_at, number)',
  '(priority_rank, number)',
  '(requester_id, number)',
  '(organisation_id, number)',
  '(assignee_id, category, due_sort, number)',
  '(team_id, category, due_sort, number)',
  '(category, due_sort, number)',
  '(solved_at, number) where solved_at is not null',
  '(sla_state, due_sort, number) where sla_state is not null',
  '(snoozed_until, number) where snoozed_until is not null',
  `(category, number) where category in ('pending', 'solved')`,
  'using gin (tags)',
  'using gin (follower_ids)',
  `(team_id, assignee_id, category, sla_state, snoozed_until) ${unsolved}`,
];
