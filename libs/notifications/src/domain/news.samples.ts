import type { AuthorKind, SnoozeEnd, Visibility } from '@casewright/contracts';
import { idFrom, type Actor, type Stored } from '@casewright/kernel';
import type { NewsEvent } from './news';

export const ticketId = idFrom('the ticket');
export const [mia, jonas, ada] = [idFrom('mia'), idFrom('jonas'), idFrom('ada')];

type Body<E> = E extends NewsEvent ? { readonly type: E['type']; readonly data: E['data'] } : never;

/** An event as it is read back, by `actor`. */
export function happened(body: Body<NewsEvent>, actor: Actor = { kind: 'system', id: 'test' }, version = 5): Stored<NewsEvent> {
  const at = '2026-01-05T09:00:00.000Z';
  return {
    ...body,
    eventId: idFrom(`event ${version}`),
    streamId: ticketId,
    category: body.type.startsWith('sla.') ? 'sla' : 'ticket',
    version,
    position: { epoch: 1, xid: '1', seq: '1' },
    meta: { commandId: 'c', actor, correlationId: 'c', causationId: null, depth: 0, at },
    recordedAt: at,
  };
}

export const assignedTo = (to: string | null): Body<NewsEvent> => ({ type: 'ticket.agent-assigned', data: { from: null, to } });

export const comment = (authorKind: AuthorKind, authorId: string, visibility: Visibility): Body<NewsEvent> => ({
  type: 'ticket.commented',
  data: {
    ...{ commentId: idFrom('comment'), subjectId: ada, authorId, authorKind, visibility, channel: 'mail', text: 'It is dark' },
    ...{ html: null, attachments: [], messageId: null, automatic: false },
  },
});

export const openedFor = (assigneeId: string | null): Body<NewsEvent> => ({
  type: 'ticket.opened',
  data: {
    ...{ number: 1001, subject: 'Lamp', subjectId: ada, requesterId: ada, organisationId: null, channel: 'web', type: 'incident' },
    ...{ priority: 'normal', severity: null, status: { id: 'new', category: 'new' }, teamId: null, assigneeId, tags: [], followsUp: null },
  },
});

const due = { ticketId, target: 'first-reply', episode: 1, at: '2026-01-05T09:00:00.000Z', dueAt: '2026-01-05T09:00:00.000Z' } as const;
export const warned: Body<NewsEvent> = { type: 'sla.warned', data: { ...due, level: 1 } };
export const breached: Body<NewsEvent> = { type: 'sla.breached', data: due };

/** Mia had snoozed it. */
/** Another ticket was merged into theirs. */
export const absorbed = (unanswered: boolean): Body<NewsEvent> => ({
  type: 'ticket.absorbed',
  data: { mergedId: ada, mergedNumber: 1002, unanswered },
});

export const backAgain = (because: SnoozeEnd): Body<NewsEvent> => ({
  type: 'ticket.snooze-ended',
  data: { until: '2026-01-05T09:00:00.000Z', userId: mia, because },
});
