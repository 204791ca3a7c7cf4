import { Config } from '@casewright/config';
import type { TicketView } from '@casewright/contracts';
import { readdir } from 'node:fs/promises';
import { createMailApp, type MailApp } from './mail-app';

const names: readonly (readonly [string, RegExp])[] = [
  ['../../x', /^x$/],
  ['page.html', /^page\.html$/],
  ['drawing.svg', /^drawing\.svg$/],
  ['invoice\u202egnp.exe', /^invoicegnp\.exe$/],
  [`${'n'.repeat(1000)}.pdf`, /^n{50,196}\.pdf$/],
  ['two\r\nBcc: all@outside.test', /^two ?Bcc[:_] all@outside\.test$/],
];
const encoded = (name: string): string => `=?utf-8?b?${Buffer.from(name).toString('base64')}?=`;
const page = '<script>alert(1)</script>';
const letter = [
  'From: eve@outside.test',
  'Message-ID: <names@outside.test>',
  'Subject: names',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  ...names.flatMap(([name], index) => [
    '--x',
    'Content-Type: text/html',
    `Content-Disposition: attachment; filename="${encoded(name)}"`,
    '',
    `${page}${index}`,
  ]),
  '--x--',
];

describe('attachments that mean harm', () => {
  let app: MailApp;
  let ticket: TicketView;

  beforeAll(async () => {
    app = await createMailApp();
    await app.send(letter);
    await app.settle();
    ticket = await app.ticket((await app.messages())[0]?.ticket_id ?? null);
  });
  afterAll(() => app.close());

  it('get names without paths, control characters or a turned direction', () => {
    const given = ticket.comments[0]?.attachments.map(({ name }) => name) ?? [];
    expect(given).toHaveLength(names.length);
    for (const [index, [, expected]] of names.entries()) expect(given[index]).toMatch(expected);
  });

  it('are served as downloads that no browser opens, whatever they call themselves', async () => {
    for (const { id } of ticket.comments[0]?.attachments ?? []) {
      const file = await app.http({ method: 'GET', url: `/api/v1/tickets/${ticket.id}/attachments/${id}`, headers: app.headers });
      expect(file.statusCode).toBe(200);
      expect(file.body).toContain(page);
      expect(file.headers['content-disposition']).toMatch(/^attachment; /);
      expect(file.headers['x-content-type-options']).toBe('nosniff');
      expect(file.headers['content-security-policy']).toContain('sandbox');
    }
  });

  it('stand under the digest of their content and nowhere else', async () => {
    const entries = await readdir(app.get(Config).values.FILES_DIRECTORY, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(files.length).toBeGreaterThan(names.length);
    for (const name of files) expect(name).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the attachment of an agent', () => {
  let app: MailApp;

  beforeAll(async () => {
    app = await createMailApp();
  });
  afterAll(() => app.close());

  it('goes out with the public reply, and not with an internal note', async () => {
    await app.send(['From: ada@outside.test', 'Message-ID: <plan@outside.test>', 'Subject: A plan?', '', 'Have you one?']);
    await app.settle();
    const ticketId = (await app.messages())[0]?.ticket_id ?? '';
    const upload = async (name: string) => {
      const payload = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\nHall 3\r\n--x--\r\n`;
      const headers = { ...app.headers, 'content-type': 'multipart/form-data; boundary=x' };
      return (await app.http({ method: 'POST', url: '/api/v1/attachments', headers, payload })).json<{ id: string }>().id;
    };
    const write = async (visibility: string, name: string) =>
      app.api('POST', `/tickets/${ticketId}/comments`, { body: 'See', format: 'text', visibility, attachmentIds: [await upload(name)] });
    await write('internal', 'secret.txt');
    await write('public', 'plan of hall ü.txt');
    await app.settle();
    const received = await app.received('ada@outside.test');
    const reply = received.find(({ automatic }) => !automatic);
    expect(received).toHaveLength(2);
    expect(reply?.attachments).toMatchObject([{ name: 'plan of hall ü.txt', size: 6 }]);
    const url = `/api/v1/mailbox/messages/${reply?.id ?? ''}/attachments/0`;
    expect((await app.http({ method: 'GET', url, headers: app.headers })).body).toBe('Hall 3');
  });
});
