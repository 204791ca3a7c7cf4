import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('attachments', () => {
  let world: TicketWorld;

  beforeAll(async () => {
    world = await createTicketWorld();
  });
  afterAll(() => world.test.close());

  const upload = async (who: string, name: string, content: string | Buffer, mediaType = 'text/html') => {
    const form = Buffer.concat([
      Buffer.from(`--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${mediaType}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n--cut--\r\n'),
    ]);
    const headers = { authorization: `Bearer ${who}`, 'content-type': 'multipart/form-data; boundary=cut' };
    const answer = await world.test.http({ method: 'POST', url: '/api/v1/attachments', headers, payload: form });
    return { status: answer.statusCode, body: answer.json<{ id: string; name: string; code?: string }>() };
  };
  const download = (who: string, ticketId: string, id: string) =>
    world.test.http({ method: 'GET', url: `/api/v1/tickets/${ticketId}/attachments/${id}`, headers: { authorization: `Bearer ${who}` } });
  const attach = (who: string, ticketId: string, attachmentIds: string[], visibility = 'public') =>
    world.send(who, 'POST', `/tickets/${ticketId}/comments`, { body: 'See the file', format: 'text', visibility, attachmentIds });

  it.each([
    ['../../x', 'x'],
    ['page.html', 'page.html'],
    ['drawing.svg', 'drawing.svg'],
    ['invoice\u202egnp.exe', 'invoicegnp.exe'],
    [`${'x'.repeat(1000)}.pdf`, `${'x'.repeat(146)}.pdf`],
  ])('keeps %s harmless', async (given, name) => {
    const { id: ticketId } = await world.open();
    const { body, status } = await upload('agent', given, '<script>alert(1)</script>');
    expect({ status, name: body.name }).toEqual({ status: 201, name });
    expect(await attach('agent', ticketId, [body.id])).toMatchObject({ status: 201 });
    const file = await download('ada', ticketId, body.id);
    expect(file.body).toBe('<script>alert(1)</script>');
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.-]+$/);
  });

  it('gives files only to those who see their comment', async () => {
    const { id: ticketId } = await world.open({ teamId: world.company.team('projectors') });
    const [open, secret] = [(await upload('agent', 'a.txt', 'open')).body.id, (await upload('agent', 'b.txt', 'secret')).body.id];
    await attach('agent', ticketId, [open]);
    await attach('agent', ticketId, [secret], 'internal');
    const statuses = async (who: string) => [
      (await download(who, ticketId, open)).statusCode,
      (await download(who, ticketId, secret)).statusCode,
    ];
    expect(await statuses('colleague')).toEqual([200, 200]);
    expect(await statuses('ada')).toEqual([200, 404]);
    expect(await statuses('bob')).toEqual([404, 404]);
    expect(await statuses('stranger')).toEqual([404, 404]);
    const other = await world.open();
    expect((await download('agent', other.id, open)).statusCode).toBe(404);
  });

  it('takes uploads of the writer only', async () => {
    const { id: ticketId } = await world.open();
    const { body } = await upload('colleague', 'a.txt', 'theirs');
    expect(await attach('agent', ticketId, [body.id])).toMatchObject({ status: 422, body: { code: 'reference.unknown' } });
  });

  it('refuses what is too large, no file, or no form', async () => {
    expect(await upload('agent', 'a.bin', Buffer.alloc(26 * 1024 * 1024), 'application/octet-stream')).toMatchObject({ status: 413 });
    expect(await world.send('agent', 'POST', '/attachments', {})).toMatchObject({ status: 415 });
  });
});
