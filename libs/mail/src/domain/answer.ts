import type { MailAddress, OutgoingMail, ParsedMail } from '@casewright/plugin-sdk';
import { replySubject } from './outgoing';
import { escapeHtml } from './quoting';

export interface Words {
  readonly text: string;
  readonly html?: string | undefined;
}

export type Answer = Pick<OutgoingMail, 'to' | 'replyTo' | 'subject' | 'inReplyTo' | 'references' | 'text' | 'html'>;

/** How a common mail program answers a mail: to Reply-To, with the ids of the thread and the earlier text quoted below. */
export function answerTo(original: ParsedMail, account: string, { text, html }: Words): Answer {
  const { messageId, references, subject } = original;
  const quoted = original.text
    .trimEnd()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  const attribution = attributionOf(original);
  return {
    to: recipientOf(original, account),
    replyTo: null,
    subject: replySubject(subject),
    inReplyTo: messageId,
    references: messageId === null ? references : [...references, messageId],
    text: `${text}\n\n${attribution}\n${quoted}\n`,
    html:
      html === undefined
        ? null
        : `${html}<p>${escapeHtml(attribution)}</p><blockquote type="cite">${original.html ?? escapeHtml(original.text)}</blockquote>`,
  };
}

/** Who answers a mail of their own writes to the same people again. */
function recipientOf({ from, replyTo, to }: ParsedMail, account: string): MailAddress {
  const sender = from[0]?.address.toLowerCase();
  const people = sender === account.toLowerCase() ? to : [...replyTo, ...from];
  return people[0] ?? { address: '', name: '' };
}

function attributionOf({ from, headers }: ParsedMail): string {
  const date = headers.find(({ name }) => name === 'date')?.value ?? 'an earlier day';
  return `On ${date}, ${from[0]?.name || from[0]?.address || 'somebody'} wrote:`;
}
