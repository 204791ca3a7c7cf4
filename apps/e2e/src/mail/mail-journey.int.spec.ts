import type { MailboxMessageDetailView } from '@casewright/contracts';
import { createMailApp, type MailApp } from './mail-app';

const ada = 'ada@outside.test';
const headerOf = (mail: MailboxMessageDetailView | undefined, name: string) => mail?.headers.find((header) => header.name === name)?.value;

describe('a mail and its answers', () => {
  let app: MailApp;
  let ticketId: string;

  const write = (more: object = {}) =>
    app.api<MailboxMessageDetailView>('POST', '/mailbox/messages', {
      from: ada,
      fromName: 'Ada Lovelace',
      subject: 'Projector in hall 3',
      text: 'Black picture, urgent',
      ...more,
    });
  const agentReply = async () => (await app.received(ada)).find(({ html }) => html?.includes('coming'));
  const comments = async () => (await app.ticket(ticketId)).comments;

  beforeAll(async () => {
    app = await createMailApp();
  });
  afterAll(() => app.close());

  it('becomes a ticket of its sender, once', async () => {
    await write();
    await app.settle();
    const [message] = await app.messages();
    expect(message).toMatchObject({ status: 'done' });
    ticketId = message?.ticket_id ?? '';
    expect(await app.ticket(ticketId)).toMatchObject({
      subject: 'Projector in hall 3',
      channel: 'mail',
      requester: { name: 'Ada Lovelace' },
    });
    expect(await comments()).toMatchObject([{ text: 'Black picture, urgent', author: { kind: 'customer' } }]);
  });

  it('is acknowledged with a mail that calls itself automatic', async () => {
    const [acknowledgment] = await app.received(ada);
    const [sent] = (await app.api<{ items: { messageId: string; direction: string }[] }>('GET', '/mailbox/messages')).items.filter(
      ({ direction }) => direction === 'sent',
    );
    expect(acknowledgment).toMatchObject({ automatic: true, inReplyTo: sent?.messageId });
    expect(headerOf(acknowledgment, 'auto-submitted')).toBe('auto-replied');
    expect(acknowledgment?.text).toContain('T-1001');
  });

  it('is answered by a mail that belongs to the thread', async () => {
    app.clock.advance(60_000);
    await app.api('POST', `/tickets/${ticketId}/comments`, { body: '<p>We are <b>coming</b>.</p>', format: 'html', visibility: 'public' });
    await app.api('POST', `/tickets/${ticketId}/comments`, { body: 'Bring a lamp', format: 'text', visibility: 'internal' });
    await app.settle();
    const [acknowledgment, reply, ...more] = await app.received(ada);
    expect(more).toEqual([]);
    expect(reply?.html).toContain('<b>coming</b>');
    expect(reply?.text).toContain('We are coming');
    expect(headerOf(reply, 'auto-submitted')).toBeUndefined();
    expect(headerOf(reply, 'reply-to')).toMatch(/support\+t\.[a-z2-7]{42}@demo\.test/);
    expect(reply?.references).toContain(acknowledgment?.messageId);
    expect(reply?.references).toContain(reply?.inReplyTo);
    expect(reply?.from.name).toContain('Sam Agent');
  });

  it('joins the same ticket when the customer answers, with the quote folded', async () => {
    app.clock.advance(60_000);
    const reply = (await app.received(ada)).at(-1);
    await app.api('POST', `/mailbox/messages/${reply?.id ?? ''}/reply`, { text: 'Thank you!' });
    await app.settle();
    const answer = (await comments()).at(-1);
    expect(answer?.text).toMatch(/^Thank you!\n\n> On .* wrote:\n(> .*\n?)+/);
    expect(answer?.html).toMatch(/^<p>Thank you!<\/p><details class="cw-quoted">/);
    expect(await app.messages()).toHaveLength(2);
  });

  it('joins by References alone when the address lost its token', async () => {
    const reply = (await app.received(ada)).at(-1);
    await app.send([
      `From: ${ada}`,
      'Subject: something else entirely',
      'Message-ID: <ref@outside.test>',
      `References: <x@y.test> ${reply?.messageId ?? ''}`,
      '',
      'By references',
    ]);
    await app.settle();
    expect((await comments()).at(-1)).toMatchObject({ text: 'By references' });
  });

  it('never joins by subject', async () => {
    await app.send([`From: ${ada}`, 'Subject: Re: Projector in hall 3', 'Message-ID: <subject@outside.test>', '', 'By subject']);
    await app.settle();
    const last = (await app.messages()).at(-1);
    expect(last?.status).toBe('done');
    expect(last?.ticket_id).not.toBe(ticketId);
  });

  it('is one article however often it is delivered', async () => {
    const before = (await comments()).length;
    const replyTo = headerOf(await agentReply(), 'reply-to') ?? '';
    const address = /[^<\s]+@demo\.test/.exec(replyTo)?.[0] ?? '';
    const lines = [`From: ${ada}`, 'Message-ID: <twice@outside.test>', 'Subject: Re: again', '', 'Only once'];
    await app.send(lines, { to: [address] });
    await app.send(['Received: from elsewhere by here', ...lines], { to: [address] });
    await app.settle();
    expect(await comments()).toHaveLength(before + 1);
    expect((await app.messages()).map(({ status }) => status).filter((status) => status === 'duplicate')).toHaveLength(1);
  });

  it('keeps attachments and inline pictures with the comment', async () => {
    const boundary = 'x';
    await app.send([
      `From: ${ada}`,
      'Message-ID: <files@outside.test>',
      'Subject: pictures',
      `Content-Type: multipart/mixed; boundary=${boundary}`,
      '',
      `--${boundary}`,
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>See <img src="cid:a@b"><script>alert(1)</script></p>',
      `--${boundary}`,
      'Content-Type: image/png; name=a.png',
      'Content-ID: <a@b>',
      'Content-Disposition: inline',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      `--${boundary}`,
      'Content-Type: text/html; name="../../evil.html"',
      'Content-Disposition: attachment',
      '',
      '<script>alert(2)</script>',
      `--${boundary}--`,
    ]);
    await app.settle();
    const {
      comments: [comment],
    } = await app.ticket((await app.messages()).at(-1)?.ticket_id ?? '');
    expect(comment?.html).toContain('data-cid="a@b"');
    expect(comment?.html).not.toContain('script');
    expect(comment?.attachments.map(({ name }) => name)).toEqual(['a.png', 'evil.html']);
  });

  it('opens a follow-up when the ticket is closed', async () => {
    await app.api('PUT', '/mail-settings', { acknowledge: false });
    const reply = await agentReply();
    const me = await app.api<{ id: string }>('GET', '/me');
    for (const change of [{ assigneeId: me.id }, { status: 'solved' }, { status: 'closed' }])
      await app.api('PATCH', `/tickets/${ticketId}`, change);
    await app.api('POST', `/mailbox/messages/${reply?.id ?? ''}/reply`, { text: 'It is dark again' });
    await app.settle();
    const followUp = await app.ticket((await app.messages()).at(-1)?.ticket_id ?? '');
    expect(followUp).toMatchObject({ followsUp: { id: ticketId } });
  });

  it('answers a person with several addresses where they wrote from', async () => {
    await app.api('PUT', '/mail-settings', { acknowledge: true });
    const { requester } = await app.ticket(ticketId);
    const second = 'ada@home.test';
    const path = `/customers/${requester.id}`;
    await app.api('PATCH', path, { emails: [ada, second] });
    await app.send([`From: ${second}`, 'Message-ID: <home@home.test>', 'Subject: from home', '', 'Hello']);
    await app.settle();
    expect(await app.received(second)).toHaveLength(1);
  });
});
