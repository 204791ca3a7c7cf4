import type { ParsedMail } from '@casewright/plugin-sdk';
import { shortened, snippetOf } from '../shared/mail-text';
import type { MessageSummary } from '../shared/message-rows';

const maxAddresses = 50;

export function summaryOf(mail: ParsedMail): MessageSummary {
  const sender = mail.from[0];
  return {
    messageId: mail.messageId,
    fromAddress: sender?.address ? shortened(sender.address.toLowerCase(), 320) : null,
    fromName: sender ? shortened(sender.name, 200) : null,
    toAddresses: mail.to.slice(0, maxAddresses).map(({ address }) => shortened(address, 320)),
    subject: shortened(mail.subject, 500),
    snippet: snippetOf(mail.text),
    attachmentCount: mail.parts.length,
  };
}
