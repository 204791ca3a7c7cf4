import { FileStore } from '@casewright/files';
import { Database } from '@casewright/persistence';
import fc from 'fast-check';
import { text } from 'node:stream/consumers';
import { anyMail } from './generated-mail';
import { createMailApp, type MailApp } from './mail-app';

interface Kept {
  readonly id: string;
  readonly status: string;
  readonly cause: string | null;
  readonly ticket_id: string | null;
  readonly digest: string;
  readonly subject: string;
}

describe('mail of any kind', () => {
  let app: MailApp;
  const seen = new Set<string>();

  beforeAll(async () => {
    app = await createMailApp();
    await app.api('PUT', '/mail-settings', { automaticMailsPerHour: 1000 });
  });
  afterAll(() => app.close());

  const arrived = async (): Promise<Kept[]> => {
    const rows = await app.get(Database).query<Kept & object>('select * from mail.messages');
    return rows.filter(({ id }) => !seen.has(id));
  };

  async function expectDecided(message: Kept): Promise<void> {
    seen.add(message.id);
    if (message.status === 'done') expect(await app.ticket(message.ticket_id)).toMatchObject({ channel: 'mail' });
    else if (message.status === 'suspended') expect(message.cause).toEqual(expect.any(String));
    // The very same mail had come before: that one is kept.
    else expect(message.status).toBe('duplicate');
    expect(message.subject).not.toMatch(/[\u0000-\u001f]/);
    if (message.status === 'duplicate') return;
    const raw = await app.get(FileStore).read(message.digest);
    expect(raw && (await text(raw))).toEqual(expect.any(String));
  }

  it('becomes one ticket or comment, or one suspended mail with its cause; raw is kept, and the intake goes on', async () => {
    const mails = fc.array(anyMail, { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(mails, async (batch) => {
        for (const lines of batch) await app.send(lines);
        await app.settle();
        const messages = await arrived();
        expect(messages).toHaveLength(batch.length);
        for (const message of messages) await expectDecided(message);
      }),
      { numRuns: 30 },
    );
    await app.send(['From: last@outside.test', 'Message-ID: <last@outside.test>', 'Subject: After all of them', '', 'Hello']);
    await app.settle();
    expect(await arrived()).toMatchObject([{ status: 'done', subject: 'After all of them' }]);
  });

  it('makes nothing go out to an address that a line break smuggled in', async () => {
    expect(await app.received('all@outside.test')).toEqual([]);
    const sent = await app.get(Database).query<{ address: string }>('select address from mail.sent');
    for (const { address } of sent) expect(address).not.toMatch(/[\s<>]/);
  });
});
