export interface MailAddress {
  /** As written; empty where the header names somebody without an address. */
  readonly address: string;
  /** Decoded, one line; empty where there is none. */
  readonly name: string;
}

export interface MailHeader {
  /** Lower case. */
  readonly name: string;
  /** Unfolded to one line, encoded words as they came. */
  readonly value: string;
}

export interface MailPart {
  readonly name: string | null;
  readonly mediaType: string;
  /** Without angle brackets. */
  readonly contentId: string | null;
  /** Belongs into the HTML, as a picture does. */
  readonly inline: boolean;
  readonly content: Uint8Array;
}

/** A message taken apart: transfer encodings and charsets are decoded, nothing is sanitised. */
export interface ParsedMail {
  /** In the order of the message, repeated ones too. */
  readonly headers: readonly MailHeader[];
  /** Everybody that any From header names: more than one is suspicious, none as well. */
  readonly from: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  /** One line. */
  readonly subject: string;
  /** With angle brackets; null where there is none. */
  readonly messageId: string | null;
  /** With angle brackets. */
  readonly inReplyTo: readonly string[];
  /** With angle brackets, oldest first. */
  readonly references: readonly string[];
  /** The text part, or the HTML part as text. */
  readonly text: string;
  readonly html: string | null;
  readonly parts: readonly MailPart[];
}
