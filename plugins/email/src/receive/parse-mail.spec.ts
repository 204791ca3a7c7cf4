import fc from 'fast-check';
import { parseMail, ParseFailure } from './parse-mail';

const limits = { maxParts: 500, maxHeaderBytes: 256 * 1024, maxHtmlCharacters: 2_000_000 };
const parse = (...lines: (string | Buffer)[]) =>
  parseMail(Buffer.concat(lines.map((line) => Buffer.concat([Buffer.from(line as string), Buffer.from('\r\n')]))), limits);
const plain = ['Content-Type: text/plain; charset=utf-8', '', 'Hello'];

describe('parseMail', () => {
  it('reads who, what and the ids', async () => {
    const mail = await parse(
      'From: "Ada Lovelace" <ada@outside.test>',
      'To: support@demo.test',
      'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
      'Message-ID: <1@outside.test>',
      'In-Reply-To: <0@demo.test>',
      'References: <a@demo.test> <0@demo.test>',
      ...plain,
    );
    expect(mail).toMatchObject({
      from: [{ address: 'ada@outside.test', name: 'Ada Lovelace' }],
      subject: 'Grüße',
      messageId: '<1@outside.test>',
      inReplyTo: ['<0@demo.test>'],
      references: ['<a@demo.test>', '<0@demo.test>'],
      html: null,
    });
    expect(mail.text.trim()).toBe('Hello');
  });

  it('decodes charsets', async () => {
    const mail = await parse(
      'From: a@b.test',
      'Content-Type: text/plain; charset=iso-8859-1',
      '',
      Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65]),
    );
    expect(mail.text.trim()).toBe('Grüße');
  });

  it('reads a text of an unknown charset as well as it can', async () => {
    const mail = await parse('From: a@b.test', 'Content-Type: text/plain; charset=x-klingon', '', 'tlhIngan Hol');
    expect(mail.text).toContain('tlhIngan Hol');
  });

  it('makes text of a mail that is HTML only', async () => {
    const mail = await parse('From: a@b.test', 'Content-Type: text/html', '', '<p>One</p><p>Two</p>');
    expect(mail.text).toMatch(/One\s+Two/);
    expect(mail.html).toContain('<p>One</p>');
  });

  it('keeps encoded line breaks out of subject and names', async () => {
    const subject = `=?utf-8?b?${Buffer.from('Hi\r\nBcc: all@outside.test').toString('base64')}?=`;
    const mail = await parse(`From: ${subject} <a@b.test>`, `Subject: ${subject}`, ...plain);
    expect(mail.subject).toBe('Hi Bcc: all@outside.test');
    expect(mail.from[0]?.name).not.toMatch(/[\r\n]/);
  });

  it('counts every sender of several From headers', async () => {
    expect((await parse('From: a@b.test', 'From: c@d.test', ...plain)).from).toHaveLength(2);
    expect((await parse('From: a@b.test, c@d.test', ...plain)).from).toHaveLength(2);
    expect((await parse('Subject: nobody', ...plain)).from).toEqual([]);
  });

  it('keeps attachments and inline images', async () => {
    const mail = await parse(
      'From: a@b.test',
      'Content-Type: multipart/related; boundary=x',
      '',
      '--x',
      'Content-Type: text/html',
      '',
      '<img src="cid:logo@b">',
      '--x',
      'Content-Type: image/png; name="../../logo.png"',
      'Content-ID: <logo@b>',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--x--',
    );
    expect(mail.html).toContain('cid:logo@b');
    expect(mail.parts).toHaveLength(1);
    expect(mail.parts[0]).toMatchObject({ mediaType: 'image/png', contentId: 'logo@b', inline: true });
    expect(mail.parts[0]?.content.byteLength).toBe(8);
  });

  it('refuses a thousand nested parts', async () => {
    const opened = Array.from({ length: 1000 }, (_, n) => [`Content-Type: multipart/mixed; boundary=b${n}`, '', `--b${n}`]).flat();
    await expect(parse('From: a@b.test', ...opened, ...plain)).rejects.toMatchObject({ reason: 'too-many-parts' });
  });

  it('refuses ten thousand parts', async () => {
    const parts = Array.from({ length: 10_000 }, () => ['--x', ...plain]).flat();
    await expect(parse('From: a@b.test', 'Content-Type: multipart/mixed; boundary=x', '', ...parts)).rejects.toMatchObject({
      reason: 'too-many-parts',
    });
  });

  it('refuses an endless header', async () => {
    await expect(parse('From: a@b.test', `Subject: ${'x'.repeat(300_000)}`, ...plain)).rejects.toMatchObject({
      reason: 'header-too-large',
    });
  });

  it('survives a boundary that never ends', async () => {
    const mail = await parse(
      'From: a@b.test',
      `Content-Type: multipart/mixed; boundary="${'b'.repeat(100_000)}"`,
      '',
      `--${'b'.repeat(99_999)}`,
      'text',
    );
    expect(mail.from).toHaveLength(1);
  });

  it('answers or refuses whatever the bytes are', async () => {
    const pieces = fc.constantFrom(
      'From: a@b.test',
      'From: "',
      'Subject: =?utf-8?b?////?=',
      'Subject: =?x?q?=00?=',
      'Content-Type: multipart/mixed; boundary=x',
      '--x',
      '--x--',
      '',
      'Content-Type: message/rfc822',
      'Content-Type: text/html; charset=utf-7',
      'Content-Transfer-Encoding: base64',
      '<img src=cid:',
      '\0\0',
      '\ud800',
      ' folded',
      'References: <<<>>><a@b> <c',
      "Content-Disposition: attachment; filename*=utf-8''%ff%00",
      'Content-Type: text/plain; format=flowed; charset=iso-2022-jp',
    );
    const anything = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((lines) => Buffer.from(lines.join('\r\n'))),
      fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (raw) => {
        const result = await parseMail(raw, limits).catch((error: unknown) => error);
        if (result instanceof ParseFailure) return;
        expect(result).toHaveProperty('subject');
        expect(JSON.stringify(result)).not.toContain('\\u0000');
      }),
      { numRuns: 300 },
    );
  });
});
