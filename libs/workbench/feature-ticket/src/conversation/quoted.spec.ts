import { splitQuote } from './quoted';

describe('splitQuote', () => {
  it('folds what stands under the introduction', () => {
    expect(splitQuote('Four times.\n\nOn Saturday Ada wrote:\n> Does it blink?')).toEqual({
      said: 'Four times.',
      quoted: 'On Saturday Ada wrote:\n> Does it blink?',
    });
  });

  it('folds a quote at the end without introduction', () => {
    expect(splitQuote('Yes.\n> a\n> b\n')).toEqual({ said: 'Yes.', quoted: '> a\n> b\n' });
  });

  it('leaves answers between quotes, and messages that are nothing but a quote', () => {
    expect(splitQuote('> a?\nYes.').quoted).toBe('');
    expect(splitQuote('> only').quoted).toBe('');
  });

  it('does not mistake a sentence for an introduction', () => {
    expect(splitQuote('On Monday the engineer wrote:\nthe lens is broken.').quoted).toBe('');
  });
});
