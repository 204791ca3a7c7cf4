import { MailRefused, type EmailSend, type MailEnvelope, type OutgoingMail } from '@casewright/plugin-sdk';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { createHash } from 'node:crypto';
import type { EmailOptions } from '../options';

/** `email.send`: writes MIME messages and hands them to a mail server. */
export class SmtpSender implements EmailSend {
  readonly canSend: boolean;

  constructor(private readonly options: EmailOptions) {
    this.canSend = options.smtpUrl !== undefined;
  }

  async health(): Promise<string | null> {
    if (this.options.smtpUrl === undefined) return null;
    const transport = this.transportTo(this.options.smtpUrl);
    try {
      await transport.verify();
      return null;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      return `The mail server ${new URL(this.options.smtpUrl).host} does not take mail from us${code}.`;
    } finally {
      transport.close();
    }
  }

  compose(mail: OutgoingMail): Promise<Buffer> {
    const composer = new MailComposer({
      messageId: mail.messageId,
      date: mail.date,
      from: mail.from,
      to: mail.to,
      ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
      subject: oneLine(mail.subject),
      ...(mail.inReplyTo ? { inReplyTo: oneLine(mail.inReplyTo) } : {}),
      references: mail.references.map(oneLine).join(' '),
      text: mail.text,
      ...(mail.html === null ? {} : { html: mail.html }),
      headers: Object.entries(mail.headers).map(([key, value]) => ({ key, value: oneLine(value) })),
      attachments: mail.attachments.map(({ name, mediaType, contentId, content }) => ({
        filename: oneLine(name),
        contentType: mediaType,
        content,
        ...(contentId ? { cid: contentId, contentDisposition: 'inline' as const } : {}),
      })),
      // The texts come from people: nothing in them may make this process read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
      // Known to the library, but not to its types.
      ...{ newline: 'windows', baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 32) },
    });
    return new Promise((resolve, reject) => {
      composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
    });
  }

  async send(raw: Buffer, envelope: MailEnvelope, server = this.options.smtpUrl): Promise<string> {
    if (!server) throw new Error('SMTP_URL is not set, so there is no server to send mail to');
    const transport = this.transportTo(server);
    try {
      const sent = await transport.sendMail({ envelope: { from: envelope.from, to: [...envelope.to] }, raw });
      return sent.response;
    } catch (error) {
      throw refusalOf(error);
    } finally {
      transport.close();
    }
  }

  private transportTo(server: string) {
    const limit = this.options.sendMilliseconds;
    return createTransport({ url: server, connectionTimeout: limit, greetingTimeout: limit, socketTimeout: limit });
  }
}

/** Line breaks and other control characters have no place in a header. */
function oneLine(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}

function refusalOf(error: unknown): unknown {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  const answer = error instanceof Error && 'response' in error ? String(error.response) : '';
  return code >= 500 && code < 600 ? new MailRefused(answer) : error;
}
