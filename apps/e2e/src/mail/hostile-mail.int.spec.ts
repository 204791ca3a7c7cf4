import { FileStore } from '@casewright/files';
import { buffer } from 'node:stream/consumers';
import { createMailApp, type MailApp } from './mail-app';

const from = 'From: eve@outside.test';
const plain = ['Content-Type: text/plain; charset=utf-8', '', 'Hello'];
const nested = Array.from({ length: 1000 }, (_, n) => [`Content-Type: multipart/mixed; boundary=b${n}`, '', `--b${n}`]).flat();
const manyParts = ['Content-Type: multipart/mixed; boundary=x', '', ...Array.from({ length: 10_000 }, () => ['--x', ...plain]).flat()];
const line = 'x'.repeat(998);
const large = (megabytes: number): string[] => Array.from({ length: megabytes * 1000 }, () => line);
const injected = `=?utf-8?b?${Buffer.from('Hall 3\r\nBcc: all@outside.test').toString('base64')}?=`;
const forgedToken = `support+t.${'a'.repeat(42)}@demo.test`;

describe('hostile mail', () => {
  let app: MailApp;

  beforeAll(async () => {
    app = await createMailApp();
  });
  afterAll(() => app.close());

  const lastMessage = async () => (await app.messages()).at(-1);

  async function expectKept(digest: string | undefined, beginning: string): Promise<void> {
    const raw = await app.get(FileStore).read(digest ?? '');
    expect(raw && (await buffer(raw)).toString('latin1')).toContain(beginning);
  }

  it.each([
    ['1,000 nested parts', [from, ...nested, ...plain], 'too-many-parts'],
    ['10,000 parts', [from, ...manyParts], 'too-many-parts'],
    ['an endless header', [from, `X-Long: ${'x'.repeat(400_000)}`, ...plain], 'header-too-large'],
    ['no From', ['Subject: nobody', ...plain], 'sender-missing'],
    ['two From', [from, 'From: bob@outside.test', ...plain], 'sender-ambiguous'],
    ['two senders in one From', ['From: eve@outside.test, bob@outside.test', ...plain], 'sender-ambiguous'],
    ['an out-of-office notice', [from, 'Auto-Submitted: auto-replied', ...plain], 'automatic-reply'],
    ['a mailing list', [from, 'List-Id: <list.outside.test>', ...plain], 'mailing-list'],
    ['30 MB', [from, '', ...large(30)], 'too-large'],
    ['a text without end', [from, '', 'y'.repeat(600_000)], 'body-too-large'],
  ])('%s: is suspended, its raw kept', async (_what, lines, cause) => {
    await app.send(lines);
    await app.settle();
    expect(await lastMessage()).toMatchObject({ status: 'suspended', cause, ticket_id: null });
    await expectKept((await lastMessage())?.digest, lines[0] ?? '');
  });

  it.each([
    [
      'a boundary that is announced and never comes',
      [from, 'Message-ID: <b1@x.test>', `Content-Type: multipart/mixed; boundary="${'b'.repeat(60_000)}"`, '', 'text'],
    ],
    ['an unknown charset', [from, 'Message-ID: <b2@x.test>', 'Content-Type: text/plain; charset=x-klingon', '', 'nuqneH']],
    ['an empty mail', [from, 'Message-ID: <b3@x.test>', '', '']],
    [
      'NUL and broken UTF-8',
      [from, 'Message-ID: <b4@x.test>', 'Subject: a\0b', 'Content-Type: text/plain; charset=utf-8', '', 'a\0b\ud800'],
    ],
  ])('%s: becomes one ticket', async (_what, lines) => {
    await app.send(lines);
    await app.settle();
    expect(await lastMessage()).toMatchObject({ status: 'done', ticket_id: expect.any(String) as string });
    await expectKept((await lastMessage())?.digest, lines[0] ?? '');
  });

  it('lets no line break of subject and name become a header, in either direction', async () => {
    await app.send([`From: ${injected} <mallory@outside.test>`, `Subject: ${injected}`, 'Message-ID: <crlf@outside.test>', ...plain]);
    await app.settle();
    const ticket = await app.ticket((await lastMessage())?.ticket_id ?? null);
    expect(ticket.subject).toBe('Hall 3 Bcc: all@outside.test');
    const [acknowledgment] = await app.received('mallory@outside.test');
    expect(acknowledgment?.headers.map(({ name }) => name)).not.toContain('bcc');
    expect(await app.received('all@outside.test')).toEqual([]);
  });

  it('suspends a forged reply token', async () => {
    await app.send([from, 'Message-ID: <forged@outside.test>', ...plain], { to: [forgedToken] });
    await app.settle();
    expect(await lastMessage()).toMatchObject({ status: 'suspended', cause: 'reply-token-invalid' });
    await expectKept((await lastMessage())?.digest, from);
  });

  it('suspends a stranger who got hold of a true token, and knows for which ticket', async () => {
    await app.send(['From: ada@outside.test', 'Message-ID: <true@outside.test>', 'Subject: Hall 4', ...plain]);
    await app.settle();
    const ticketId = (await lastMessage())?.ticket_id;
    const [acknowledgment] = await app.received('ada@outside.test');
    const replyTo =
      /support\+t\.\S+@demo\.test/.exec(acknowledgment?.headers.find(({ name }) => name === 'reply-to')?.value ?? '')?.[0] ?? '';
    await app.send([from, 'Message-ID: <stolen@outside.test>', ...plain], { to: [replyTo] });
    await app.settle();
    expect(await lastMessage()).toMatchObject({ status: 'suspended', cause: 'sender-not-participant', ticket_id: ticketId });
    expect((await app.ticket(ticketId ?? null)).comments).toHaveLength(1);
  });

  it('suspends our own notification that comes back, and does not answer it', async () => {
    const [acknowledgment] = await app.received('ada@outside.test');
    const raw = await app.http({ method: 'GET', url: `/api/v1/mailbox/messages/${acknowledgment?.id ?? ''}/raw`, headers: app.headers });
    const before = (await app.received('ada@outside.test')).length;
    await app.send(raw.body.split('\r\n'));
    await app.settle();
    expect(await lastMessage()).toMatchObject({ status: 'suspended', cause: 'own-mail' });
    await expectKept((await lastMessage())?.digest, 'X-Loop: support@demo.test');
    expect(await app.received('ada@outside.test')).toHaveLength(before);
  });

  it('suspends a delivery report', async () => {
    await app.send(
      [
        'From: MAILER-DAEMON@mx.outside.test',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
        '',
        '--r',
        ...plain,
        '--r--',
      ],
      { from: '' },
    );
    await app.settle();
    expect(await lastMessage()).toMatchObject({ status: 'suspended', cause: 'delivery-report' });
  });

  it('answers 552 to a mail over the limit, keeps nothing of it, and goes on', async () => {
    const before = (await app.messages()).length;
    await expect(app.send([from, '', ...large(45)])).rejects.toThrow('552');
    expect(await app.messages()).toHaveLength(before);
    await app.send([from, 'Message-ID: <after@outside.test>', 'Subject: after all that', ...plain]);
    await app.settle();
    expect(await lastMessage()).toMatchObject({ status: 'done' });
  });

  it('withholds automatic mail when too much went to one address', async () => {
    await app.api('PUT', '/mail-settings', { automaticMailsPerHour: 3 });
    for (const count of [1, 2, 3, 4, 5])
      await app.send(['From: loop@outside.test', `Message-ID: <loop${count}@outside.test>`, `Subject: ${count}`, ...plain]);
    await app.settle();
    expect(await app.received('loop@outside.test')).toHaveLength(3);
  });
});
