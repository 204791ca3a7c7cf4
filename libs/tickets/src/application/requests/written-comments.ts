import type { AddComment, Channel, CommentContent } from '@casewright/contracts';
import { sanitiseHtml } from '@casewright/html';
import { DomainError, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { textOfHtml } from '../comment-content/text-of-html';
import { Uploads } from '../uploads/uploads';

interface Writing extends Pick<AddComment, 'body' | 'format' | 'visibility' | 'attachmentIds'> {
  readonly channel: Channel;
  readonly author: Pick<CommentContent, 'authorId' | 'authorKind'>;
}

/** Comments that somebody writes on a screen or through the API. */
@Injectable()
export class WrittenComments {
  constructor(private readonly uploads: Uploads) {}

  async comment(principal: Principal, request: AddComment): Promise<CommentContent> {
    if (request.visibility === 'internal' && !principal.permissions.has('ticket.note')) {
      throw new DomainError('permission.denied', 'You may not write internal notes.');
    }
    return this.content(principal, { channel: channelOf(principal), ...request, author: authorOf(principal) });
  }

  async content(
    { userId }: Pick<Principal, 'userId'>,
    { body, format, visibility, channel, author, attachmentIds = [] }: Writing,
  ): Promise<CommentContent> {
    const attachments = await this.uploads.attachments(attachmentIds, userId);
    const common = { ...author, visibility, channel, attachments, messageId: null, automatic: false };
    if (format === 'text') return { ...common, text: body, html: null };
    const html = sanitiseHtml(body);
    const text = textOfHtml(html);
    if (text === '' && !html.includes('<img') && attachments.length === 0) {
      throw new DomainError('request.invalid', 'Nothing readable is left of the comment.', {
        errors: [{ in: 'body', pointer: '/body', message: 'Must say something' }],
      });
    }
    return { ...common, text, html };
  }
}

/** Where a request comes from that does not say so: customers have screens only, everybody else may be a program. */
export const channelOf = ({ role }: Principal): 'web' | 'api' => (role === 'customer' ? 'web' : 'api');

/** Who somebody is as the author of a comment: customers are people of the directory, staff are users. */
export function authorOf({ role, personId, userId }: Principal): Writing['author'] {
  if (role !== 'customer') return { authorId: userId, authorKind: 'agent' };
  if (personId === null) throw new DomainError('permission.denied', 'Your account is not connected with a person who can write to us.');
  return { authorId: personId, authorKind: 'customer' };
}
