import { FileStore, UnneededFiles } from '@casewright/files';
import { Deliveries } from '@casewright/jobs';
import { Database } from '@casewright/persistence';
import { Retention } from '@casewright/retention';
import { createMailApp, type MailApp } from './mail-app';

const day = 24 * 3_600_000;
const mail = (id: string, ...more: string[]) => [
  'From: ada@outside.test',
  `Subject: ${id}`,
  `Message-ID: <${id}@outside.test>`,
  ...more,
  '',
  'Hello',
];

describe('what is kept for some days only', () => {
  let app: MailApp;
  const rows = (table: string) => app.get(Database).query<{ id: string; digest: string }>(`select * from ${table}`);

  beforeAll(async () => {
    app = await createMailApp();
    await app.send(mail('kept'));
    await app.send(mail('kept'));
    await app.send(mail('suspended', 'Auto-Submitted: auto-replied'));
    await app.send(mail('deleted', 'Auto-Submitted: auto-replied'));
    await app.settle();
    const deleted = (await app.suspended()).find(({ subject }) => subject === 'deleted');
    await app.api('DELETE', `/suspended-mails/${deleted?.id}`);
    const dead = { id: '0198c2a0-0000-7000-8000-000000000001', capability: 'nobody.does', eventId: null, subjectId: null, ticketId: null };
    await app.get(Deliveries).create({ ...dead, payload: {} });
    await app.settle();
    await app.get(UnneededFiles).sweep();
  });
  afterAll(() => app.close());

  it('takes the file of an upload that no comment took, and leaves that of one that was taken', async () => {
    const upload = async (content: string) => {
      const payload = `--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--x--\r\n`;
      const headers = { ...app.headers, 'content-type': 'multipart/form-data; boundary=x' };
      return (await app.http({ method: 'POST', url: '/api/v1/attachments', headers, payload })).json<{ id: string }>().id;
    };
    const ticketId = (await app.messages()).find(({ status }) => status === 'done')?.ticket_id;
    const taken = await upload('taken');
    await upload('left');
    await app.api('POST', `/tickets/${ticketId}/comments`, { body: 'See', format: 'text', visibility: 'internal', attachmentIds: [taken] });
    await app.settle();
    const digests = new Map((await rows('tickets.uploads')).map(({ id, digest }) => [id === taken ? 'taken' : 'left', digest]));
    app.clock.advance(8 * day);
    expect(await app.get(Retention).run()).toMatchObject({ uploads: 2 });
    expect(await app.get(UnneededFiles).sweep()).toBe(1);
    expect(await app.get(FileStore).read(digests.get('left') ?? '')).toBeNull();
    const kept = await app.get(FileStore).read(digests.get('taken') ?? '');
    expect(kept).not.toBeNull();
    kept?.destroy();
  });

  it('goes after its days, and what is still open stays', async () => {
    expect(await app.get(Retention).run()).toMatchObject({ deliveries: 0, 'records of mail': 0 });
    app.clock.advance(91 * day);
    expect(await app.get(Retention).run()).toMatchObject({ deliveries: 1, 'records of mail': 2 });
    expect(await app.get(Deliveries).list({ limit: 10 })).toMatchObject([{ capability: 'nobody.does' }]);
    expect((await app.messages()).map(({ status }) => status).sort()).toEqual(['done', 'suspended']);
    expect(await rows('jobs.delivery_attempts')).toHaveLength((await app.get(Deliveries).list({ limit: 10 }))[0]?.attempts ?? 0);
  });
});
