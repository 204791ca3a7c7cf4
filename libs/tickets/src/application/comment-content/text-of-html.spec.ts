import { textOfHtml } from './text-of-html';

describe('textOfHtml', () => {
  it('keeps words, lists and addresses', () => {
    expect(
      textOfHtml('<p>Hi <b>there</b></p><ul><li>one</li></ul><a href="https://x.test">our page</a><img data-src="https://x.test/a" />'),
    ).toBe('Hi there\n\n * one\n\nour page [https://x.test]');
  });
});
