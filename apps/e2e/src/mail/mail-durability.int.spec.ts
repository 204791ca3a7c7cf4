import { emailSend } from '@casewright/contracts';
import { FileStore } from '@casewright/files';
import { Deliveries } from '@casewright/jobs';
import { Database } from '@casewright/persistence';
import { until } from '@casewright/testing';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { createMailApp, type MailApp } from './mail-app';

const mail = (id: string) => ['From: ada@outside.test', 'Subject: Hall 5', `Message-ID: <${id}@outside.test>`, '', 'It is dark'];

describe('mail that is interrupted', () => {
  let app: MailApp;
  const taken: string[] = [];
  let refusals = 0;
  const outside = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      void text(stream).then((raw) => {
        refusals -= 1;
        if (refusals >= 0) return done(Object.assign(new Error('Try later'), { responseCode: 451 }));
        taken.push(raw);
        done();
      });
    },
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    const { port } = outside.server.address() as AddressInfo;
    app = await createMailApp({ smtpUrl: `smtp://127.0.0.1:${port}` });
  });
  afterAll(async () => {
    await app.close();
    await new Promise<void>((resolve) => outside.close(resolve));
  });

  it('is refused with 451 while it cannot be kept, and taken afterwards', async () => {
    const broken = jest.spyOn(app.get(FileStore), 'write').mockRejectedValue(new Error('The disk is full'));
    await expect(app.send(mail('disk'))).rejects.toThrow('451');
    expect(await app.messages()).toEqual([]);
    broken.mockRestore();
    await app.send(mail('disk'));
    expect(await app.messages()).toMatchObject([{ status: 'received' }]);
  });

  it('is one ticket when the worker dies after the command', async () => {
    await app.settle();
    const [before] = await app.messages();
    await app.get(Database).query("update mail.messages set status = 'received', ticket_id = null, next_at = received_at");
    await app.settle();
    const [after] = await app.messages();
    expect(after).toEqual({ ...before, attempts: 2 });
    expect((await app.ticket(after?.ticket_id ?? null)).comments).toHaveLength(1);
  });

  it('goes out once when the sender dies before it could note that', async () => {
    expect(taken).toHaveLength(1);
    await app
      .get(Database)
      .query("update jobs.deliveries set status = 'waiting', next_at = created_at, receipt = null where capability = $1", [emailSend]);
    await app.settle();
    expect(taken).toHaveLength(1);
    expect((await app.get(Deliveries).list({ limit: 10, capability: emailSend })).map(({ status }) => status)).toEqual(['delivered']);
  });

  it('is the same mail when the server took it but could not say so', async () => {
    await app.get(Database).query("update jobs.deliveries set status = 'waiting', next_at = created_at where capability = $1", [emailSend]);
    await app.get(Database).query('update mail.sent set sent_at = null');
    app.clock.advance(5_000);
    await app.settle();
    expect(taken).toHaveLength(2);
    expect(taken[1]).toBe(taken[0]);
  });

  it('is tried again when the server asks for it', async () => {
    refusals = 1;
    await app.send(mail('later'));
    await app.settle();
    expect(taken).toHaveLength(2);
    app.clock.advance(3_600_000);
    await app.settle();
    expect(taken).toHaveLength(3);
  });
});

describe('the intake as it runs in production', () => {
  let app: MailApp;

  beforeAll(async () => {
    app = await createMailApp({ intake: 'at-once' });
  });
  afterAll(() => app.close());

  it('handles what arrives without being told', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => app.send(mail(id))));
    const handled = async () => (await app.messages()).filter(({ status }) => status === 'done');
    await until(async () => (await handled()).length === 4);
    expect(new Set((await handled()).map((message) => message.ticket_id)).size).toBe(4);
  });
});
