import type { ParsedMail } from '@casewright/plugin-sdk';
import { createHash } from 'node:crypto';

/** Headers that mail servers add or change on the way. */
const trace = /^(received|return-path|delivered-to|envelope-to|authentication-results|dkim-signature|arc-.*|x-.*)$/;

/**
 * The same for every copy of one message, whatever way it came: its Message-ID (or, where it has none, all headers that its author
 * has written) and the whole content.
 */
export function fingerprintOf(mail: ParsedMail): string {
  const hash = createHash('sha256');
  const identity = mail.messageId ?? mail.headers.filter(({ name }) => !trace.test(name)).map(({ name, value }) => [name, value]);
  hash.update(JSON.stringify([identity, mail.from.map(({ address }) => address), mail.subject, mail.text, mail.html]));
  for (const { name, mediaType, content } of mail.parts) hash.update(JSON.stringify([name, mediaType, content.byteLength])).update(content);
  return hash.digest('hex');
}
