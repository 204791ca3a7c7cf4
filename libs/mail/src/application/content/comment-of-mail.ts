import type { Attachment, CommentContent } from '@casewright/contracts';
import { FileStore } from '@casewright/files';
import { sanitiseMailHtml } from '@casewright/html';
import { idFrom } from '@casewright/kernel';
import type { MailPart, ParsedMail } from '@casewright/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { attachmentName } from '../../domain/attachment-name';
import { foldedHtml, markedText, splitQuotes } from '../../domain/quoting';

export const maxTextCharacters = 500_000;
/** Making longer HTML safe would keep the process from other work for more than half a second. */
const maxHtmlCharacters = 300_000;
const maxPartBytes = 128 * 1024 * 1024;

export type MailComment = Pick<CommentContent, 'text' | 'html' | 'attachments' | 'messageId'>;

/** Makes of a mail what a comment needs: text with its quotes marked, safe HTML with its quotes folded, stored files. */
@Injectable()
export class CommentOfMail {
  constructor(private readonly files: FileStore) {}

  /** `messageRowId` names the attachments, so that a repeat names them the same. */
  async make(messageRowId: string, mail: ParsedMail): Promise<MailComment> {
    const sections = splitQuotes(mail.text);
    const attachments: Attachment[] = [];
    for (const [index, part] of filesOf(mail).entries()) attachments.push(await this.store(messageRowId, part, index));
    return {
      text: markedText(sections) || '(no text)',
      html: (isShown(mail.html) ? sanitiseMailHtml(mail.html) : '') || foldedHtml(sections),
      attachments,
      messageId: mail.messageId && mail.messageId.length <= 998 ? mail.messageId : null,
    };
  }

  /** For a mail that cannot be taken apart: whole, as a file. */
  async makeUnread(messageRowId: string, raw: Buffer): Promise<MailComment> {
    const part: MailPart = { name: 'original-message.eml', mediaType: 'message/rfc822', contentId: null, inline: false, content: raw };
    const text = 'This mail could not be shown. The original message is attached.';
    return { text, html: null, attachments: [await this.store(messageRowId, part, 0)], messageId: null };
  }

  private async store(messageRowId: string, part: MailPart, index: number): Promise<Attachment> {
    const { digest, size } = await this.files.write(Readable.from([Buffer.from(part.content)], { objectMode: false }), {
      maxBytes: maxPartBytes,
      refusedTypes: [],
    });
    return {
      id: idFrom(`mail:${messageRowId}:attachment:${index}`),
      name: attachmentName(part.name, index),
      size,
      mediaType: part.mediaType,
      digest,
      contentId: part.contentId,
    };
  }
}

const isShown = (html: string | null): html is string => html !== null && html.length <= maxHtmlCharacters;

/** Nothing gets lost: HTML that is too long to be shown hangs on the comment as a file. */
function filesOf({ parts, html }: ParsedMail): readonly MailPart[] {
  if (html === null || isShown(html)) return parts;
  return [...parts, { name: 'message.html', mediaType: 'text/html', contentId: null, inline: false, content: Buffer.from(html) }];
}
