import type { EmailReceiveHost, MailEnvelope } from '@casewright/plugin-sdk';
import { UnreadableMail } from '@casewright/plugin-sdk';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { EmailOptions } from './options';
import { SmtpReceiver } from './receive/smtp-receiver';
import { SmtpSender } from './send/smtp-sender';

const raw = (subject: string, size = 10) =>
  Buffer.from(
    `From: ada@outside.test\r\nTo: support@demo.test\r\nSubject: ${subject}\r\n\r\n${'x'
      .repeat(70)
      .concat('\r\n')
      .repeat(Math.ceil(size / 72))}`,
  );

class KeepingHost implements EmailReceiveHost {
  readonly kept: { content: Buffer; envelope: MailEnvelope }[] = [];
  readonly log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  failing = false;
  now = () => new Date();
  isOurs = (address: string) => address.endsWith('@demo.test');

  async accept(content: Readable, envelope: MailEnvelope): Promise<void> {
    const bytes = await buffer(content);
    if (this.failing) throw new Error('The disk is full');
    this.kept.push({ content: bytes, envelope });
  }
}

describe('the email plugin on real SMTP', () => {
  const options = EmailOptions.parse({ intakePort: 0, maxMessageBytes: 200_000 });
  const host = new KeepingHost();
  const receiver = new SmtpReceiver(options, host);
  const sender = new SmtpSender(options);
  const send = (content: Buffer, envelope: MailEnvelope = { from: 'ada@outside.test', to: ['support@demo.test'] }) =>
    sender.send(content, envelope, receiver.address() ?? '');

  beforeAll(() => receiver.start());
  afterAll(() => receiver.stop());
  beforeEach(() => {
    host.kept.length = 0;
    host.failing = false;
  });

  it('keeps a message and its envelope before it confirms', async () => {
    await expect(send(raw('one'))).resolves.toContain('250');
    expect(host.kept).toHaveLength(1);
    expect(host.kept[0]?.envelope).toEqual({ from: 'ada@outside.test', to: ['support@demo.test'] });
    expect(host.kept[0]?.content.toString()).toContain('Subject: one');
  });

  it('takes mail without a return address', async () => {
    await send(raw('report'), { from: '', to: ['support@demo.test'] });
    expect(host.kept[0]?.envelope.from).toBe('');
  });

  it('refuses mail for others', async () => {
    await expect(send(raw('relay'), { from: 'a@b.test', to: ['victim@elsewhere.test'] })).rejects.toThrow('550');
  });

  it('asks to come back when the message cannot be kept', async () => {
    host.failing = true;
    await expect(send(raw('later'))).rejects.toThrow('451');
  });

  it('announces its limit, refuses a larger SIZE with 552, and goes on', async () => {
    const dialogue = await talk(receiver.address() ?? '', ['EHLO test', 'MAIL FROM:<a@b.test> SIZE=30000000', 'QUIT']);
    expect(dialogue).toContain('SIZE 200000');
    expect(dialogue).toMatch(/^552 /m);
    await expect(send(raw('after'))).resolves.toContain('250');
  });

  it('refuses what turns out too large with 552, keeps nothing of it, and goes on', async () => {
    const body = raw('big', 400_000).toString();
    const dialogue = await talk(receiver.address() ?? '', [
      'EHLO test',
      'MAIL FROM:<a@b.test>',
      'RCPT TO:<support@demo.test>',
      'DATA',
      `${body}\r\n.`,
      'NOOP',
      'QUIT',
    ]);
    expect(dialogue).toMatch(/^354[^]*^552 [^]*^250 [^]*^221 /m);
    expect(host.kept).toHaveLength(0);
    await expect(send(raw('after'))).resolves.toContain('250');
  });

  it('reads in a thread, and reports what cannot be read', async () => {
    await expect(receiver.parse(raw('read me'))).resolves.toMatchObject({ subject: 'read me', from: [{ address: 'ada@outside.test' }] });
    const nested = Array.from({ length: 1000 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('');
    await expect(receiver.parse(Buffer.from(nested))).rejects.toBeInstanceOf(UnreadableMail);
  });

  it('gives up on a message that takes too long, and reads the next', async () => {
    const hasty = new SmtpReceiver({ ...options, parseMilliseconds: 1 }, host);
    await expect(hasty.parse(raw('slow', 5_000_000))).rejects.toMatchObject({ reason: 'unreadable' });
    await hasty.stop();
  });

  it('writes the same bytes for the same mail, and lets no line break become a header', async () => {
    const mail = {
      messageId: '<1@demo.test>',
      date: new Date('2026-01-05T10:00:00Z'),
      from: { address: 'support@demo.test', name: 'Sup\r\nBcc: x@y.test' },
      to: { address: 'ada@outside.test', name: 'Ada' },
      replyTo: { address: 'support+t.abc@demo.test', name: '' },
      subject: 'Re: hall 3\r\nBcc: all@outside.test',
      inReplyTo: '<0@outside.test>',
      references: ['<0@outside.test>'],
      text: 'Hello',
      html: '<p>Hello</p>',
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [{ name: 'a.txt', mediaType: 'text/plain', contentId: null, content: Buffer.from('a') }],
    };
    const written = await sender.compose(mail);
    expect((await sender.compose(mail)).equals(written)).toBe(true);
    const header = written.toString().split('\r\n\r\n')[0] ?? '';
    expect(header).not.toMatch(/^bcc:/im);
    expect(header).toMatch(/^Message-ID: <1@demo.test>/im);
    expect(header).toMatch(/^In-Reply-To: <0@outside.test>/im);
    expect(header).toMatch(/^Reply-To: support\+t\.abc@demo.test/im);
    await expect(receiver.parse(written)).resolves.toMatchObject({
      subject: 'Re: hall 3 Bcc: all@outside.test',
      parts: [{ name: 'a.txt' }],
    });
  });
});

/** Speaks SMTP line by line, waiting for an answer before each line, and returns everything the server said. */
async function talk(server: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(server);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  const said: string[] = [];
  const pending = [...lines];
  socket.on('data', (answer: string) => {
    said.push(answer);
    if (!/^\d{3} .*\r\n$/m.test(answer)) return;
    const next = pending.shift();
    if (next !== undefined) socket.write(`${next}\r\n`);
  });
  await once(socket, 'close');
  return said.join('');
}
