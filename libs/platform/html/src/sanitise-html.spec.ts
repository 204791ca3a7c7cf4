import { sanitiseHtml, sanitiseMailHtml } from './sanitise-html';

describe('sanitiseHtml', () => {
  it.each([
    ['scripts', '<script>alert(1)</script>ok'],
    ['handlers', '<p onclick="alert(1)">ok</p>'],
    ['script links', '<a href="javascript:alert(1)">ok</a>'],
    ['forms', '<form action="https://x.test"><input name="a"></form>ok'],
    ['overlays', '<div style="position:fixed;top:0;left:0">ok</div>'],
    ['frames', '<iframe src="https://x.test"></iframe>ok'],
    ['foreign classes', '<details class="evil">ok</details>'],
  ])('removes %s', (_what, html) => {
    const clean = sanitiseHtml(html);
    expect(clean).toContain('ok');
    expect(clean).not.toMatch(/script|onclick|form|input|position|iframe|evil/);
  });

  it('lets remote pictures wait, and keeps those of the mail itself', () => {
    expect(sanitiseHtml('<img src="https://x.test/a.png">')).toBe('<img data-src="https://x.test/a.png" />');
    expect(sanitiseHtml('<img src="cid:logo@x">')).toBe('<img data-cid="logo@x" />');
  });

  it.each(['<div>', '<table><tr><td>', '<p><div>', '<blockquote type="cite">', '<li><td>'])(
    'keeps only the words of %s a hundred thousand deep, at once',
    (tag) => {
      const started = performance.now();
      const clean = sanitiseMailHtml(`${tag.repeat(100_000)}words<script>x</script>`);
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(clean).toContain('words');
      expect(clean).not.toContain('<');
    },
  );

  it('keeps long pages whose paragraphs are not closed', () => {
    expect(sanitiseHtml('<p>a<br>'.repeat(1_500))).toContain('<p>a<br /></p>');
  });

  it('changes nothing the second time', () => {
    const once = sanitiseMailHtml('<p>New</p><blockquote type="cite"><p>Old <img src="cid:a"></p></blockquote>');
    expect(sanitiseHtml(once)).toBe(once);
  });
});

describe('sanitiseMailHtml', () => {
  it.each([
    ['Apple Mail and Thunderbird', '<p>New</p><blockquote type="cite">Old</blockquote>'],
    ['Gmail', '<p>New</p><div class="gmail_quote gmail_quote_container">Old</div>'],
    ['Outlook', '<div><p>New</p><hr id="stopSpelling"><div id="divRplyFwdMsg">Old</div></div>'],
  ])('folds what %s quotes, and keeps it', (_program, html) => {
    expect(sanitiseMailHtml(html)).toMatch(/<p>New<\/p>.*<details class="cw-quoted">.*Old.*<\/details>/);
  });
});
