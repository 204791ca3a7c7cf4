import { idFrom } from '@casewright/kernel';
import fc from 'fast-check';
import { commentOf } from '../../domain/ticket.samples';
import { cleanComment } from './clean-comment';

const sanitiseHtml = (html: string): string => cleanComment(commentOf({ html })).html ?? '';

describe('cleanComment', () => {
  it('makes names of files harmless', () => {
    const attachment = { id: idFrom('file'), name: '../../x', size: 1, mediaType: 'text/plain', digest: 'd', contentId: null };
    expect(cleanComment(commentOf({ attachments: [attachment] })).attachments).toMatchObject([{ name: 'x' }]);
  });

  it('has a text even where only HTML came', () => expect(cleanComment(commentOf({ text: '', html: '<p>Hi</p>' })).text).toBe('Hi'));

  it.each([
    ['a script', '<p>Hi</p><script>alert(1)</script>', '<p>Hi</p>'],
    ['an event handler', '<p onclick="x()">Hi</p>', '<p>Hi</p>'],
    ['a javascript link', '<a href="javascript:x()">Hi</a>', '<a rel="noopener noreferrer nofollow" target="_blank">Hi</a>'],
    ['a disguised javascript link', '<a href="java\nscript:x()">Hi</a>', '<a rel="noopener noreferrer nofollow" target="_blank">Hi</a>'],
    ['a form', '<form action="https://x.test"><input name="a"><button>Hi</button></form>', 'Hi'],
    ['an overlay', '<div style="position:fixed;top:0;z-index:9;color:#f00">Hi</div>', '<div style="color:#f00">Hi</div>'],
    ['a style that loads', '<p style="background-image:url(https://x.test/a)">Hi</p>', '<p>Hi</p>'],
    ['frames and styles', '<iframe src="https://x.test"></iframe><style>p{}</style><p>Hi</p>', '<p>Hi</p>'],
    ['a drawing', '<svg onload="x()"><circle/></svg><p>Hi</p>', '<p>Hi</p>'],
    ['a class that could meet our own', '<p class="cw-page" id="app">Hi</p>', '<p>Hi</p>'],
  ])('takes %s away', (_, html, expected) => expect(sanitiseHtml(html)).toBe(expected));

  it.each([
    ['remote', '<img src="https://x.test/a.png" alt="a" />', '<img alt="a" data-src="https://x.test/a.png" />'],
    ['of the mail', '<img src="cid:a@x" />', '<img data-cid="a@x" />'],
    ['drawn', '<img src="data:image/svg+xml;base64,AAAA" />', '<img />'],
    ['embedded', '<img src="data:image/png;base64,AAAA" />', '<img src="data:image/png;base64,AAAA" />'],
    ['with a prepared source', '<img data-src="javascript:x()" />', '<img />'],
  ])('makes pictures that are %s wait', (_, html, expected) => expect(sanitiseHtml(html)).toBe(expected));

  it('changes nothing the second time, and leaves nothing that acts', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<img src="https://x.test/a">',
      '<img src=cid:b>',
      '<a href="https://x.test">',
      '</a>',
      '<script>',
      '</script>',
      '<svg>',
      '<math>',
      '<style>',
      '<!--',
      '-->',
      '<table>',
      '<td>',
      '"',
      "'",
      '<',
      '>',
      '&lt;',
      ' onerror=x ',
      'javascript:',
      'text',
      '<textarea>',
      '<noscript>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = sanitiseHtml(pieces.join(''));
        expect(sanitiseHtml(once)).toBe(once);
        expect(once).not.toMatch(/<(script|svg|style|math|textarea|noscript)|<[^>]*\son\w+=|<[^>]*href="?javascript:/i);
      }),
      { numRuns: 1000, examples: [[['<p>', '<math>', '<p>']]] },
    );
  });

  it('survives deep nesting', () => expect(sanitiseHtml('<div>'.repeat(20_000)).length).toBeLessThan(5_000));
});
