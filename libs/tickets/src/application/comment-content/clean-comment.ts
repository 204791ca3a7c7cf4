import type { CommentContent } from '@casewright/contracts';
import { sanitiseHtml } from '@casewright/html';
import { safeFileName } from '../uploads/safe-file-name';
import { textOfHtml } from './text-of-html';

/**
 * What every comment goes through on its way into the log, whoever sends it: HTML is sanitised (again, which changes nothing that was
 * sanitised before), names of files are made harmless, and there is always a text to search and to quote.
 */
export function cleanComment(content: CommentContent): CommentContent {
  const attachments = content.attachments.map((attachment) => ({ ...attachment, name: safeFileName(attachment.name) }));
  if (content.html === null) return { ...content, attachments };
  const html = sanitiseHtml(content.html);
  return { ...content, attachments, html: html === '' ? null : html, text: content.text.trim() === '' ? textOfHtml(html) : content.text };
}
