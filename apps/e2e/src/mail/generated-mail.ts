import fc from 'fast-check';

/** What mail programs, spam and broken gateways put into single places of a mail. */
const strange = fc.constantFrom(
  '=?utf-8?b?SGFsbCAzDQpCY2M6IGFsbEBvdXRzaWRlLnRlc3Q=?=',
  '=?utf-8?q?=00=01=0d=0a?=',
  '=?x-klingon?b?////?=',
  `"unclosed <a@b.test`,
  `${'x'.repeat(900)}@${'y'.repeat(900)}.test`,
  '<<<>>>',
  'ünïcödé <ü@outside.test>',
  'group: a@outside.test, b@outside.test;',
  '\u202eegassem',
  '',
);
const address = fc.oneof(fc.constant('eve@outside.test'), fc.constant('Eve <eve@outside.test>'), fc.emailAddress(), strange);
const word = fc.oneof(fc.string({ maxLength: 60 }).map(oneLine), strange);
const token = fc.constantFrom('support+t.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@demo.test', 'support+x@demo.test', 'support@demo.test');
const reference = fc.constantFrom('<a@b.test>', '<t.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.1@demo.test>', '<<>>', '<>', 'no brackets');

const header = fc.oneof(
  address.map((value) => `From: ${value}`),
  word.map((value) => `Subject: ${value}`),
  reference.map((value) => `In-Reply-To: ${value}`),
  fc.array(reference, { maxLength: 30 }).map((values) => `References: ${values.join(' ')}`),
  reference.map((value) => `Message-ID: ${value}`),
  address.map((value) => `Reply-To: ${value}`),
  token.map((value) => `To: ${value}`),
  fc.constantFrom('Auto-Submitted: auto-replied', 'Precedence: bulk', 'List-Id: <l.test>', 'Auto-Submitted: no', 'Date: never'),
  word.map((value) => `X-Odd: ${value}`),
);

const bodyText = fc.oneof(
  fc.string({ maxLength: 400 }).map(oneLine),
  fc.constantFrom('> quoted', 'On Monday Eve wrote:', '<script>alert(1)</script>', '<table><tr><td>', 'a\0b', '.', '--x--', '\ud800'),
);
const leaf = fc
  .record({
    type: fc.constantFrom(
      'text/plain',
      'text/html',
      'image/png',
      'text/calendar',
      'message/rfc822',
      'x/y',
      'text/plain; charset=utf-7',
      '',
    ),
    encoding: fc.constantFrom('7bit', 'base64', 'quoted-printable', 'x-unknown', ''),
    name: word,
    lines: fc.array(bodyText, { maxLength: 6 }),
  })
  .map(({ type, encoding, name, lines }) => [
    ...(type ? [`Content-Type: ${type}${type.includes(';') ? '' : `; name="${name}"`}`] : []),
    ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
    ...(name ? [`Content-Disposition: attachment; filename="${name}"`] : []),
    '',
    ...lines,
  ]);

interface Tree {
  readonly part: string[];
}

const trees = fc.letrec<Tree>((tie) => ({
  part: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc
      .record({
        boundary: fc.constantFrom('x', 'y', 'x y', 'b'.repeat(70)),
        parts: fc.array(tie('part') as fc.Arbitrary<string[]>, { maxLength: 4 }),
        closed: fc.boolean(),
      })
      .map(({ boundary, parts, closed }) => [
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        '',
        ...parts.flatMap((inner) => [`--${boundary}`, ...inner]),
        ...(closed ? [`--${boundary}--`] : []),
      ]),
  ),
}));

/** Lines of a mail as the outside world may send it: well made, broken, or made to break something. */
export const anyMail = fc.tuple(fc.array(header, { maxLength: 8 }), trees.part).map(([headers, body]) => [...headers, ...body]);

function oneLine(value: string): string {
  return value.replace(/[\r\n]/g, ' ');
}
