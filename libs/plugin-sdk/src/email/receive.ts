import type { Readable } from 'node:stream';
import type { PluginHost } from '../host';
import type { Lifecycle } from '../lifecycle';
import type { ParsedMail } from './parsed-mail';

/** Who handed the message over, as the mail server was told. */
export interface MailEnvelope {
  /** Empty for reports and notices, which have no return address. */
  readonly from: string;
  readonly to: readonly string[];
}

/** What the host does with arriving mail. */
export interface EmailReceiveHost extends PluginHost {
  /** True where the address is one of ours; refuse mail to any other. */
  isOurs(address: string): boolean;
  /**
   * Keeps a raw message. Once it resolves, the message survives the loss of the process, and only then may the plugin confirm it to
   * the other side; if it rejects, the other side must keep the message and try again.
   */
  accept(raw: Readable, envelope: MailEnvelope): Promise<void>;
}

/** Why a message could not be taken apart. */
export type UnreadableReason = 'too-many-parts' | 'header-too-large' | 'unreadable';

/** Thrown by `parse`. The raw message stays where it is, and a person will look at it. */
export class UnreadableMail extends Error {
  constructor(
    readonly reason: UnreadableReason,
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableMail';
  }
}

/** The capability `email.receive`: takes mail in, and knows how to read it. */
export interface EmailReceive extends Lifecycle {
  /**
   * Reads a raw message. It must finish in bounded time and memory whatever the bytes are, must not keep the process from other
   * work meanwhile, and rejects with `UnreadableMail` where it cannot. It works before `start`, too.
   */
  parse(raw: Buffer): Promise<ParsedMail>;
  /** Where mail can be handed in by SMTP, for example `smtp://127.0.0.1:2525`; null before `start`. */
  address(): string | null;
}
