import type { ClientMessages, ServerMessages, TicketList } from '@casewright/contracts';
import { until } from '@casewright/testing';
import { createTransport } from 'nodemailer';
import { io, type Socket } from 'socket.io-client';
import { openLoop } from './open-loop';
import type { Visitor } from './visitor';

/** From the begin of sending a mail by SMTP until its row was fetched by somebody who has the queue open, in milliseconds. */
export async function mailSpeed(
  { url, smtpPort }: { url: string; smtpPort: number },
  visitor: Visitor,
  perSecond: number,
  seconds: number,
): Promise<number[]> {
  const [sent, shown] = [new Map<string, number>(), new Map<string, number>()];
  const screen = await QueueScreen.open(url, visitor, (subject) => {
    if (sent.has(subject) && !shown.has(subject)) shown.set(subject, performance.now());
  });
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true });
  await openLoop(perSecond, seconds, async (place) => {
    const subject = `Lamp ${place} flickers in the foyer`;
    sent.set(subject, performance.now());
    await transport.sendMail({
      from: `writer-${place % 20}@customers.example`,
      to: 'support@demo.test',
      subject,
      text: 'Please have a look.',
    });
  });
  await until(() => shown.size === sent.size, 30_000);
  screen.close();
  transport.close();
  return [...sent].map(([subject, at]) => (shown.get(subject) ?? Number.POSITIVE_INFINITY) - at);
}

/** A browser in the queue room that fetches the newest rows whenever it is told of a change, one request at a time. */
class QueueScreen {
  private fetching = false;
  private again = false;

  private constructor(
    private readonly socket: Socket<ServerMessages, ClientMessages>,
    private readonly visitor: Visitor,
    private readonly seen: (subject: string) => void,
  ) {
    socket.on('ticket.changed', () => void this.refresh());
  }

  static async open(url: string, visitor: Visitor, seen: (subject: string) => void): Promise<QueueScreen> {
    const socket: Socket<ServerMessages, ClientMessages> = io(url, { auth: { token: visitor.token }, transports: ['websocket'] });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    const joined = (await socket.timeout(5000).emitWithAck('join', 'queue')) as { ok: boolean };
    if (!joined.ok) throw new Error('The queue room was refused');
    return new QueueScreen(socket, visitor, seen);
  }

  close(): void {
    this.socket.disconnect();
  }

  private async refresh(): Promise<void> {
    this.again = true;
    if (this.fetching) return;
    this.fetching = true;
    while (this.again) {
      this.again = false;
      const { items } = await this.visitor.get<TicketList>('/tickets?sort=-createdAt&limit=60');
      for (const { subject } of items) this.seen(subject);
    }
    this.fetching = false;
  }
}
