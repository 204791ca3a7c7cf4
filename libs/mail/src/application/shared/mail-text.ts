/** At most this many UTF-16 units, and no half character at the end. */
export const shortened = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');

/** The beginning of a text on one line, for lists. */
export const snippetOf = (text: string): string => shortened(text.slice(0, 2000).replace(/\s+/g, ' ').trim(), 200);
