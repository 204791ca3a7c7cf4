import { hasMarks, markdownToHtml } from './markdown-light';

describe('markdownToHtml', () => {
  it('keeps paragraphs and line breaks', () => {
    expect(markdownToHtml('Hello,\n\none\ntwo')).toBe('<p>Hello,</p><p>one<br>two</p>');
  });

  it('makes lists, steps and quotes of runs of lines', () => {
    expect(markdownToHtml('- a\n- b\n1. c\n> d')).toBe('<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><blockquote><p>d</p></blockquote>');
  });

  it('makes bold, italic, code and links', () => {
    expect(markdownToHtml('**a** *b* `c` [d](https://e.example/)')).toBe(
      '<p><strong>a</strong> <em>b</em> <code>c</code> <a href="https://e.example/">d</a></p>',
    );
  });

  it('takes markup as text, and no link but to the web', () => {
    expect(markdownToHtml('<script>x</script> [a](javascript:b)')).toBe('<p>&lt;script&gt;x&lt;/script&gt; [a](javascript:b)</p>');
  });
});

describe('hasMarks', () => {
  it.each(['**a**', 'see `x`', '- one', '1. one', '> said', '[a](https://b.example)', 'so *really*'])('sees %s', (text) => {
    expect(hasMarks(text)).toBe(true);
  });

  it.each(['Hello', '2 * 3 * 4', 'a-b', 'T-1001 - done'])('leaves %s plain', (text) => {
    expect(hasMarks(text)).toBe(false);
  });
});
