import fc from 'fast-check';
import { foldedHtml, markedText, splitQuotes } from './quoting';

const kinds = (text: string) => splitQuotes(text).map(({ kind, lines }) => [kind, lines.join('|')]);

describe('splitQuotes', () => {
  it('leaves a text without quotes alone', () => {
    const sections = splitQuotes('Hello\n\nIt is dark.');
    expect(sections).toHaveLength(1);
    expect(foldedHtml(sections)).toBeNull();
    expect(markedText(sections)).toBe('Hello\n\nIt is dark.');
  });

  it.each([
    ['one line', 'Thanks!\n\nOn Monday, Sam wrote:\n> Hello\n>\n> Bye'],
    ['two lines', 'Thanks!\n\nOn Mon, 5 Jan 2026 at 10:00, Sam Agent\n<support@demo.test> wrote:\n\n> Hello\n> Bye'],
    ['another language', 'Thanks!\n\nAm Montag schrieb Sam:\n> Hello'],
  ])('folds a quote with its attribution in %s', (_what, text) => {
    expect(kinds(text)[0]?.[0]).toBe('fresh');
    expect(kinds(text)[0]?.[1]).toMatch(/^Thanks!\|*$/);
    expect(kinds(text)[1]?.[0]).toBe('quoted');
    expect(kinds(text)).toHaveLength(2);
  });

  it.each([
    ['Outlook', 'Thanks!\n\n-----Original Message-----\nFrom: Sam\nSent: Monday\n\nHello'],
    ['Outlook in German', 'Thanks!\n\nVon: Sam\nGesendet: Montag\nBetreff: Hall 3\n\nHello'],
    ['a forward', 'See below\n---------- Forwarded message ---------\nHello'],
  ])('folds the history of %s', (_what, text) => {
    expect(kinds(text).map(([kind]) => kind)).toEqual(['fresh', 'quoted']);
    expect(markedText(splitQuotes(text))).toMatch(/\n> Hello$/);
  });

  it('keeps answers between quotes apart', () => {
    expect(kinds('> One?\nYes.\n> Two?\nNo.').map(([kind]) => kind)).toEqual(['quoted', 'fresh', 'quoted', 'fresh']);
  });

  it('does not fold a mail that is nothing but a forward', () => {
    expect(kinds('---------- Forwarded message ---------\nHello').map(([kind]) => kind)).toEqual(['fresh']);
  });

  it('loses no line, whatever the text', () => {
    const line = fc.oneof(
      fc.constantFrom('', '> a', '>', 'On x wrote:', 'From: a', 'Sent: b', '-----Original Message-----', ' '),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n').replace(/\r\n?/g, '\n').trimEnd();
        expect(
          splitQuotes(text)
            .flatMap((section) => [...section.lines])
            .join('\n'),
        ).toBe(text);
      }),
    );
  });

  it('escapes what it puts into HTML', () => {
    expect(foldedHtml(splitQuotes('<b>\n> <script>'))).toBe(
      '<p>&lt;b&gt;</p><details class="cw-quoted"><blockquote>&lt;script&gt;</blockquote></details>',
    );
  });
});
