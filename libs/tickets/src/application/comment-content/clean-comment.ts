import type { CommentContent } from '@casewright/contracts';
import { sanitiseHtml, textOfHtml } from './sanitise-html';

/**
 * What every comment goes through on its way into the log, whoever sends it: HTML is sanitised (again, which changes nothing that was
 * sanitised before), and there is always a text to search and to quote.
 */
export function cleanComment(content: CommentContent): CommentContent {
  if (content.html === null) return content;
  const html = sanitiseHtml(content.html);
  return { ...content, html: html === '' ? null : html, text: content.text.trim() === '' ? textOfHtml(html) : content.text };
}
