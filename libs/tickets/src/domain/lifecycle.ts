import type { Channel, CommentContent, Priority, Severity, Status, TicketEvent, TicketType } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { teamFor, type StaffMember } from './assignment';
import { addComment } from './conversation';
import { inSequence, type Decision } from './decision';
import { setField, type FieldSetting } from './fields';
import { statusById } from './statuses';
import { requireLive, type LiveTicket, type Ticket } from './ticket';
import { followersOf, isLegal } from './transitions';

export interface Opening {
  readonly number: number;
  readonly subject: string;
  readonly requesterId: string;
  readonly organisationId: string | null;
  readonly channel: Channel;
  readonly type: TicketType;
  readonly priority: Priority;
  readonly severity: Severity | null;
  readonly teamId: string | null;
  readonly assignee: StaffMember | null;
  readonly tags: readonly string[];
  readonly fields: readonly FieldSetting[];
  readonly followsUp: string | null;
  readonly splitFrom?: { readonly ticketId: string; readonly commentId: string } | undefined;
  readonly comment: CommentContent;
  readonly commentId: string;
}

/** A ticket begins with its first comment, which moves no status whoever wrote it: nobody has answered yet. */
export function openTicket(state: Ticket, { comment, commentId, fields, ...opening }: Opening): readonly TicketEvent[] {
  if (state.stage !== 'absent') throw new DomainError('resource.exists', `T-${state.number} has this id already.`);
  return inSequence(
    () => [openedBy(opening)],
    (begun) => addComment(requireLive(begun), comment, commentId),
    ...fields.map(
      (field): Decision =>
        (begun) =>
          setField(begun, field),
    ),
  )(state);
}

/** The event of an opening, new and without its comment. */
export function openedBy({ assignee, ...properties }: Omit<Opening, 'comment' | 'commentId' | 'fields'>) {
  const assignment = { assigneeId: assignee?.id ?? null, teamId: assignee ? teamFor(assignee, properties.teamId) : properties.teamId };
  const tags = [...new Set(properties.tags)];
  const data = { ...properties, ...assignment, tags, subjectId: properties.requesterId, status: statusById('new') };
  return { type: 'ticket.opened', data } as const satisfies TicketEvent;
}

export function changeStatus(state: Ticket, to: Status): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.status.id === to.id) return [];
  requireTransition(live, to);
  return [{ type: 'ticket.status-changed', data: { from: live.status, to } }];
}

function requireTransition(live: LiveTicket, to: Status): void {
  const from = live.status.category;
  if (!isLegal(from, to.category)) {
    const possible = followersOf(from).join(', ');
    throw new DomainError('ticket.transition', `A ticket that is ${from} cannot become ${to.category}; it can become ${possible}.`);
  }
  if (to.category === 'solved' && live.assigneeId === null) {
    throw new DomainError('ticket.assignee-needed', 'A ticket can be solved only while an agent is assigned to it; assign one first.');
  }
}
