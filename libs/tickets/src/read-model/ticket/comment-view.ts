import { erasedText, happenedAt, type CommentView, type TicketLink } from '@casewright/contracts';
import type { Names } from '../names';
import type { Reader } from '../reader';
import type { TicketRecord } from './ticket-record';

export interface CommentRecord {
  readonly comment: TicketRecord['comments'][number];
  /** The merged ticket that it was written in. */
  readonly from: TicketLink | null;
}
type Said = CommentRecord['comment']['data'];

/** A comment as its reader sees it; customers are told the names of staff, not who they are. */
export function commentView(
  { comment, from }: CommentRecord,
  names: Names,
  rules: ReadonlyMap<string, string>,
  reader: Reader,
): CommentView {
  const { data } = comment;
  const { commentId, authorId, authorKind, visibility, channel, automatic } = data;
  const attachments = (data.attachments as Said['attachments'] | null) ?? [];
  const isHidden = reader.audience === 'customer' && authorKind !== 'customer';
  return {
    id: commentId,
    author: { id: isHidden ? '' : authorId, kind: authorKind, name: nameOfAuthor(data, names, rules) },
    ...{ visibility, channel, automatic },
    text: (data.text as string | null) ?? erasedText,
    html: data.html,
    attachments: attachments.map(({ id, name, size, mediaType, contentId }) => ({ id, name, size, mediaType, contentId })),
    at: happenedAt(comment),
    from,
  };
}

function nameOfAuthor({ authorId, authorKind, authorName }: Said, names: Names, rules: ReadonlyMap<string, string>): string {
  switch (authorKind) {
    case 'customer':
      return names.person(authorId).name;
    case 'agent':
      return authorName ?? names.user(authorId)?.name ?? '';
    default:
      return rules.get(authorId) ?? 'Automatic message';
  }
}
