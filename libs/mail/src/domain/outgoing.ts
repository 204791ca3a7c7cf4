import type { MailAddress, OutgoingAttachment, OutgoingMail } from '@casewright/plugin-sdk';
import { loopHeader } from './machine-mail';
import { ownMessageId, replyAddress } from './own-addresses';
import { escapeHtml, paragraphs } from './quoting';

/** Who wrote it, in the sense of RFC 3834: a person, or we ourselves, in answer to a mail or unasked. */
export type Origin = 'person' | 'auto-replied' | 'auto-generated';

export interface Letter {
  readonly deliveryId: string;
  readonly origin: Origin;
  readonly writtenAt: Date;
  readonly support: string;
  /** Shown before our address; empty for none. */
  readonly senderName: string;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  /** Null: it is made from the text. */
  readonly html: string | null;
  readonly footer: string;
  readonly attachments: readonly OutgoingAttachment[];
  /** Null: there is nothing to reply to. */
  readonly thread: { readonly token: string; readonly inReplyTo: string | null; readonly references: readonly string[] } | null;
}

/** Puts a mail together; pure, so that the same letter is the same mail however often it is tried. */
export function mailOf(letter: Letter): OutgoingMail {
  const { support, thread } = letter;
  const name = [letter.senderName, 'Support'].filter(Boolean).join(' · ');
  return {
    messageId: ownMessageId(support, letter.deliveryId, thread?.token ?? null),
    date: letter.writtenAt,
    from: { address: support, name },
    to: letter.to,
    replyTo: thread ? { address: replyAddress(support, thread.token), name: 'Support' } : null,
    subject: letter.subject,
    inReplyTo: thread?.inReplyTo ?? null,
    references: shortened(thread?.references ?? []),
    text: `${letter.text.trim()}\n\n-- \n${letter.footer}\n`,
    html: page(shownHtml(letter.html) ?? paragraphs(letter.text.split('\n')), letter.footer),
    headers: headersOf(letter),
    attachments: letter.attachments,
  };
}

function headersOf({ origin, support }: Letter): Record<string, string> {
  const own = { [loopHeader]: support };
  return origin === 'person' ? own : { ...own, 'Auto-Submitted': origin, 'X-Auto-Response-Suppress': 'All' };
}

const maxReferences = 40;

/** Long threads keep their root and their latest mails, as RFC 5322 programs do. */
function shortened(references: readonly string[]): string[] {
  const unique = [...new Set(references)];
  return unique.length <= maxReferences ? unique : [...unique.slice(0, 1), ...unique.slice(1 - maxReferences)];
}

function page(body: string, footer: string): string {
  const style = 'font-family:Roboto,Arial,sans-serif;font-size:14px;line-height:1.5;color:#1f1f1f';
  const small = 'margin-top:24px;padding-top:8px;border-top:1px solid #dadce0;font-size:12px;color:#5f6368';
  return `<!doctype html><html><body style="${style}">${body}<div style="${small}">${escapeHtml(footer)}</div></body></html>`;
}

/** Stored HTML holds its pictures back, as screens need it; in a mail the reader's program decides. */
function shownHtml(html: string | null): string | null {
  return html?.replace(/<img [^>]*>/g, (image) => image.replace(' data-cid="', ' src="cid:').replace(' data-src="', ' src="')) ?? null;
}

/** "Re: …" once, however often it was answered. */
export const replySubject = (subject: string): string => `Re: ${subject.replace(/^((re|aw|sv|antw|fwd?|wg)\s*:\s*)+/i, '')}`;
