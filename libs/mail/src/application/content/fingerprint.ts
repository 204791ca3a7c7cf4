import type { ParsedMail } from '@casewright/plugin-sdk';
import { createHash } from 'node:crypto';

/**
 * The same for every copy of one message, whatever way it came: Message-ID, who, when and the whole content, but none of the headers
 * that mail servers add.
 */
export function fingerprintOf(mail: ParsedMail): string {
  const hash = createHash('sha256');
  const date = mail.headers.find(({ name }) => name === 'date')?.value ?? '';
  const fields = [mail.messageId ?? '', mail.from.map(({ address }) => address).join(), date, mail.subject, mail.text, mail.html ?? ''];
  hash.update(JSON.stringify(fields));
  for (const { name, mediaType, content } of mail.parts) hash.update(JSON.stringify([name, mediaType, content.byteLength])).update(content);
  return hash.digest('hex');
}
