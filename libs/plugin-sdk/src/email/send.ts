import type { Lifecycle } from '../lifecycle';
import type { MailAddress } from './parsed-mail';
import type { MailEnvelope } from './receive';

export interface OutgoingAttachment {
  readonly name: string;
  readonly mediaType: string;
  /** Without angle brackets; set for pictures that the HTML shows. */
  readonly contentId: string | null;
  readonly content: Buffer;
}

/** A mail to be written. All of it is data: line breaks in any header value must not become headers. */
export interface OutgoingMail {
  /** With angle brackets. The same mail is always given the same one, so that a repeat can be recognised. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo: MailAddress | null;
  readonly subject: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly text: string;
  readonly html: string | null;
  /** Further headers, such as Auto-Submitted. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly OutgoingAttachment[];
}

/** The capability `email.send`: writes messages and hands them to a mail server. */
export interface EmailSend extends Lifecycle {
  /** The message as bytes. The same mail gives the same bytes. */
  compose(mail: OutgoingMail): Promise<Buffer>;
  /** True where the options name a mail server that mail goes to. */
  readonly canSend: boolean;
  /**
   * Hands the message over to `server` (an smtp:// address; absent: the one of the options). Resolves with the server's answer when it
   * has taken responsibility, and rejects when it has not.
   */
  send(raw: Buffer, envelope: MailEnvelope, server?: string): Promise<string>;
}

/** Thrown by `send` where the server has refused for good (SMTP 5xx): trying again would not help. */
export class MailRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MailRefused';
  }
}
