import { searchTerms } from './search-words';

describe('searchTerms', () => {
  it.each([
    ['black picture', ['black', 'picture'], null],
    ['T-1001', ['T', '1001'], 1001],
    [' t1001 ', ['t1001'], 1001],
    ['1001', ['1001'], 1001],
    ['NP-2000ML', ['NP', '2000ML'], null],
    ['ada@demo.test', ['ada', 'demo', 'test'], null],
    ['12345678901234', ['12345678901234'], null],
    [`' | & ! :* ½`, [], null],
    ['a b c d e f g h', ['a', 'b', 'c', 'd', 'e', 'f'], null],
    ['lamp lamp', ['lamp'], null],
  ])('%j', (text, words, number) => expect(searchTerms(text)).toEqual({ words, number }));
});
