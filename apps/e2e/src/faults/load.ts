import { newId } from '@casewright/kernel';
import { createTransport } from 'nodemailer';
import { Refused, type Desk } from './desk';

/** A command that the API answered with success. */
export interface SentCommand {
  readonly key: string;
  readonly ticketId: string;
  readonly does: 'open' | 'reply';
  /** The rule of the suite applies to what it opens. */
  readonly dark: boolean;
  /** The same request once more. */
  readonly repeat: () => Promise<{ readonly id: string }>;
}

/** A mail that the intake answered with 250. */
export interface SentMail {
  readonly messageId: string;
}

export interface LoadTargets {
  readonly desk: Desk;
  readonly smtpPort: number;
  readonly pace?: Pace;
}

/** In milliseconds. */
export interface Pace {
  readonly commandEvery: number;
  readonly mailEvery: number;
}

const brisk: Pace = { commandEvery: 100, mailEvery: 400 };
const mostUnderWay = 12;
const pause = 100;
const patience = 90_000;

/** Customers and agents who do not know that processes die: what is not confirmed they send again, with the same key or Message-ID. */
export class Load {
  readonly commands: SentCommand[] = [];
  readonly mails: SentMail[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly failures: unknown[] = [];
  private timers: NodeJS.Timeout[] = [];
  private sent = 0;
  unconfirmed = 0;

  constructor(private readonly targets: LoadTargets) {}

  start(): void {
    const { commandEvery, mailEvery } = this.targets.pace ?? brisk;
    this.timers = [
      setInterval(() => this.begin(() => this.sendCommand()), commandEvery),
      setInterval(() => this.begin(() => this.sendMail()), mailEvery),
    ];
  }

  pauseSending(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Sends nothing new, and resolves when everything that was sent is confirmed. */
  async stop(): Promise<void> {
    this.pauseSending();
    await Promise.all(this.underWay);
    if (this.failures.length > 0) throw this.failures[0];
  }

  private begin(work: () => Promise<void>): void {
    if (this.underWay.size >= mostUnderWay) return;
    const running: Promise<void> = work()
      .catch((error: unknown) => void this.failures.push(error))
      .finally(() => this.underWay.delete(running));
    this.underWay.add(running);
  }

  private async sendCommand(): Promise<void> {
    const [number, key] = [(this.sent += 1), newId()];
    const opened = this.commands.filter(({ does }) => does === 'open');
    const answered = number % 3 === 0 ? opened[number % opened.length] : undefined;
    const dark = !answered && number % 2 === 0;
    const send = answered
      ? () => this.targets.desk.reply(answered.ticketId, `Answer ${number}`, key)
      : () => this.targets.desk.openTicket(`${dark ? 'Black picture' : 'Noise'} ${number}`, `http-${number}@outside.test`, key);
    const { id } = await this.insist(send);
    this.commands.push({ key, ticketId: id, does: answered ? 'reply' : 'open', dark, repeat: send });
  }

  private async sendMail(): Promise<void> {
    const number = (this.sent += 1);
    const messageId = `<${newId()}@outside.test>`;
    const mail = {
      messageId,
      from: `mail-${number}@outside.test`,
      to: 'support@demo.test',
      subject: `Black picture ${number}`,
      text: 'It is dark in here',
    };
    await this.insist(async () => {
      const transport = createTransport({ host: '127.0.0.1', port: this.targets.smtpPort, secure: false, ignoreTLS: true });
      return transport.sendMail(mail).finally(() => transport.close());
    });
    this.mails.push({ messageId });
  }

  private async insist<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    const deadline = Date.now() + patience;
    for (;;) {
      try {
        return await send();
      } catch (error) {
        const isFinal = error instanceof Refused && error.status < 500;
        if (isFinal || Date.now() > deadline) throw error;
        this.unconfirmed += 1;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}
