/** What a person typed into the search box, taken apart. */
export interface SearchTerms {
  /** Those of three letters and more find their continuations too. */
  readonly words: readonly string[];
  /** The number, where the text is one, such as `T-1001`. */
  readonly number: number | null;
}

const mostWords = 6;

export function searchTerms(text: string): SearchTerms {
  const words = text.normalize('NFC').match(/[\p{L}\p{Nd}\p{M}]+/gu) ?? [];
  const number = /^\s*(?:t-?)?(\d{1,9})\s*$/i.exec(text)?.[1];
  return {
    words: [...new Set(words)].slice(0, mostWords),
    number: number === undefined ? null : Number(number),
  };
}
