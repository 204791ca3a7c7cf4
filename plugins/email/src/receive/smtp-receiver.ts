import type { EmailReceive, EmailReceiveHost, ParsedMail } from '@casewright/plugin-sdk';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { EmailOptions } from '../options';
import { ParserPool } from './parser-pool';
import { MessageTooLarge, sizeLimited } from './size-limited';

/** An answer of the server other than 250. */
class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** `email.receive`: an SMTP server that confirms a message only when the host has made it durable. */
export class SmtpReceiver implements EmailReceive {
  private server: SMTPServer | null = null;
  private readonly parsers: ParserPool;

  constructor(
    private readonly options: EmailOptions,
    private readonly host: EmailReceiveHost,
  ) {
    this.parsers = new ParserPool(options);
  }

  parse(raw: Buffer): Promise<ParsedMail> {
    return this.parsers.parse(raw);
  }

  address(): string | null {
    const address = this.server?.server.address() as AddressInfo | null | undefined;
    return address ? `smtp://${this.options.intakeHost}:${address.port}` : null;
  }

  async start(): Promise<void> {
    const server = this.makeServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.options.intakePort, this.options.intakeHost, () => {
        server.off('error', reject);
        resolve();
      });
    });
    // Connections break all the time; each is the business of its client.
    server.on('error', (error: Error) => this.host.log.warn('An SMTP connection failed', { reason: error.message }));
    this.server = server;
    this.host.log.info('SMTP intake is open', { address: this.address() });
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
    await this.parsers.close();
  }

  health(): Promise<string | null> {
    return Promise.resolve(this.server ? null : 'The SMTP intake is closed');
  }

  private makeServer(): SMTPServer {
    return new SMTPServer({
      name: this.options.serverName,
      banner: 'Casewright',
      size: this.options.maxMessageBytes,
      maxClients: this.options.maxConnections,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 5_000,
      onRcptTo: (address, session, done) => done(this.recipientProblem(address.address, session)),
      onData: (stream, session, done) => {
        this.take(stream, session).then(
          (answer) => done(null, answer),
          (error: unknown) => done(this.refusalOf(error)),
        );
      },
    });
  }

  private recipientProblem(address: string, session: SMTPServerSession): SmtpRefusal | null {
    if (session.envelope.rcptTo.length >= this.options.maxRecipients) return new SmtpRefusal(452, 'Too many recipients');
    return this.host.isOurs(address) ? null : new SmtpRefusal(550, 'No such mailbox here');
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
    try {
      await this.host.accept(sizeLimited(stream, this.options.maxMessageBytes), envelope);
      return 'Message is kept';
    } finally {
      // The client goes on sending what was refused; it hears the answer only after the last line.
      await drained(stream);
    }
  }

  private refusalOf(error: unknown): SmtpRefusal {
    if (error instanceof SmtpRefusal) return error;
    if (error instanceof MessageTooLarge) return new SmtpRefusal(552, `Message exceeds the limit of ${this.options.maxMessageBytes} bytes`);
    this.host.log.error('A message could not be kept', { reason: error instanceof Error ? error.message : String(error) });
    return new SmtpRefusal(451, 'Cannot keep the message now, try again later');
  }
}

function drained(stream: SMTPServerDataStream): Promise<void> {
  if (stream.readableEnded || stream.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    stream
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    stream.resume();
  });
}
