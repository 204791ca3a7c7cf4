import type { MailEnvelope, ParsedMail } from '@casewright/plugin-sdk';

/** A message with what the mail server was told about it. */
export interface ArrivedMail {
  readonly envelope: MailEnvelope;
  readonly mail: ParsedMail;
}

/** All values of a header, lower case and trimmed. */
export function headerValues(mail: ParsedMail, name: string): string[] {
  return mail.headers.filter((header) => header.name === name).map(({ value }) => value.trim().toLowerCase());
}

/** Everybody whom it was sent to, as the mail server and the message itself say. */
export function recipientsOf({ envelope, mail }: ArrivedMail): string[] {
  return [...envelope.to, ...mail.to.map(({ address }) => address), ...mail.cc.map(({ address }) => address)];
}
