import type { ReleasedMailView, SuspendedMailDetailView } from '@casewright/contracts';
import { FileStore, UnneededFiles } from '@casewright/files';
import { createMailApp, type MailApp } from './mail-app';

const plain = ['Content-Type: text/plain; charset=utf-8', '', 'I am away until Monday'];
const automatic = (id: string, from = 'ada@outside.test') => [
  `From: Ada Lovelace <${from}>`,
  `Message-ID: <${id}@outside.test>`,
  'Subject: Away',
  'Auto-Submitted: auto-replied',
  ...plain,
];

describe('suspended mail', () => {
  let app: MailApp;

  beforeAll(async () => {
    app = await createMailApp();
  });
  afterAll(() => app.close());

  async function suspend(lines: string[]): Promise<string> {
    await app.send(lines);
    await app.settle();
    return (await app.suspended())[0]?.id ?? '';
  }

  const release = (id: string, body: object = {}) => app.api<ReleasedMailView>('POST', `/suspended-mails/${id}/release`, body);

  it('is listed with its cause in words, and can be read', async () => {
    const id = await suspend(automatic('one'));
    const [listed] = await app.suspended();
    expect(listed).toMatchObject({
      cause: 'automatic-reply',
      from: { address: 'ada@outside.test', name: 'Ada Lovelace' },
      subject: 'Away',
    });
    expect(listed?.explanation).toContain('Auto-Submitted: auto-replied');
    const detail = await app.api<SuspendedMailDetailView>('GET', `/suspended-mails/${id}`);
    expect(detail.text).toContain('away until Monday');
    expect(detail.headers).toContainEqual({ name: 'auto-submitted', value: 'auto-replied' });
  });

  it('becomes a ticket when a person releases it, once, and is not acknowledged', async () => {
    const id = (await app.suspended())[0]?.id ?? '';
    const released = await release(id);
    expect(await release(id)).toEqual(released);
    await app.settle();
    expect((await app.ticket(released.ticketId)).comments).toHaveLength(1);
    expect(await app.suspended()).toEqual([]);
    expect(await app.received('ada@outside.test')).toEqual([]);
  });

  it('becomes a comment where a ticket is named', async () => {
    const { ticketId } = await release(await suspend(automatic('two', 'bob@outside.test')));
    await release(await suspend(automatic('three', 'eve@outside.test')), { ticketId });
    const { comments } = await app.ticket(ticketId);
    expect(comments).toHaveLength(2);
  });

  it('needs a sender where the mail names none', async () => {
    const id = await suspend(['Message-ID: <nobody@outside.test>', 'Subject: nobody', ...plain]);
    await app.api('POST', `/suspended-mails/${id}/release`, { from: 'found@outside.test' });
    await app.settle();
    const [person] = await app.received('found@outside.test');
    expect(person).toBeUndefined();
    expect((await app.messages()).at(-1)).toMatchObject({ status: 'released' });
  });

  it('keeps what cannot be read as a file when it is released', async () => {
    const nested = Array.from({ length: 1000 }, (_, n) => [`Content-Type: multipart/mixed; boundary=b${n}`, '', `--b${n}`]).flat();
    const { ticketId } = await release(await suspend(['From: eve@outside.test', 'Subject: deep', ...nested]));
    const { subject, comments } = await app.ticket(ticketId);
    expect(subject).toBe('deep');
    expect(comments[0]?.attachments).toMatchObject([{ name: 'original-message.eml' }]);
  });

  it('is deleted by a person, and then there is nothing', async () => {
    const id = await suspend(automatic('four'));
    await app.api('DELETE', `/suspended-mails/${id}`);
    await app.api('DELETE', `/suspended-mails/${id}`);
    expect(await app.suspended()).toEqual([]);
    await expect(release(id)).rejects.toThrow('resource.missing');
    await expect(app.api('GET', `/suspended-mails/${id}`)).rejects.toThrow('resource.missing');
  });

  it('leaves nothing of what it said when it is deleted, but why it was suspended and who deleted it', async () => {
    const id = await suspend(automatic('five'));
    const { digest } = (await app.messages()).find((message) => message.id === id) ?? { digest: '' };
    await app.send(['Received: on another way', ...automatic('five')]);
    await app.settle();
    await app.get(UnneededFiles).sweep();
    await app.api('DELETE', `/suspended-mails/${id}`);
    expect(await app.get(UnneededFiles).sweep()).toBe(1);
    expect(await app.get(FileStore).read(digest)).toBeNull();
    const me = await app.api<{ id: string }>('GET', '/me');
    const left = {
      status: 'deleted',
      cause: 'automatic-reply',
      handled_by: me.id,
      digest: '',
      subject: '',
      from_address: null,
      snippet: '',
    };
    expect((await app.messages()).find((message) => message.id === id)).toMatchObject(left);
    // The same mail that comes once more stays deleted.
    await app.send(automatic('five'));
    await app.settle();
    expect(await app.suspended()).toEqual([]);
  });

  it('is listed page by page', async () => {
    for (const count of [1, 2, 3]) await suspend(automatic(`page${count}`));
    const first = await app.api<{ items: { id: string }[]; nextCursor: string }>('GET', '/suspended-mails?limit=2&cause=automatic-reply');
    const second = await app.api<{ items: { id: string }[]; nextCursor: null }>(
      'GET',
      `/suspended-mails?limit=2&cause=automatic-reply&cursor=${first.nextCursor}`,
    );
    expect([...first.items, ...second.items]).toHaveLength(3);
    expect(second.nextCursor).toBeNull();
    expect((await app.api<{ items: unknown[] }>('GET', '/suspended-mails?q=nothing-like-it')).items).toEqual([]);
  });
});
