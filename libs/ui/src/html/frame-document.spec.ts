import { foldQuote, frameDocument, remoteImages, withInlineImages, withRemoteImages } from './frame-document';

const mail = '<p>Hi</p><img data-src="https://track.example/x.gif"><img data-src="javascript:alert(1)"><img data-cid="logo">';

describe('the frame around customer HTML', () => {
  it('allows no script, no form and no remote image', () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(frameDocument(mail, 'blocked'))?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toMatch(/script-src|https:/);
  });

  it('loads remote images only after a click, and only from the web', () => {
    expect(remoteImages(mail)).toBe(1);
    const shown = withRemoteImages(mail);
    expect(shown).toContain('src="https://track.example/x.gif"');
    expect(shown).not.toContain('javascript:');
    expect(withRemoteImages('<img data-src="HTTP://shop.example/logo.png">')).toContain('src="https://shop.example/logo.png"');
  });

  it('puts inline images in place', () => {
    expect(withInlineImages(mail, new Map([['logo', 'blob:x']]))).toContain('src="blob:x"');
  });

  it('folds a quote at the end, and leaves one that is answered below', () => {
    expect(foldQuote('<p>Yes</p><blockquote>Well?</blockquote>')).toContain('<details>');
    expect(foldQuote('<blockquote>Well?</blockquote><p>Yes</p>')).not.toContain('<details>');
    expect(foldQuote('<blockquote>only</blockquote>')).not.toContain('<details>');
  });
});
