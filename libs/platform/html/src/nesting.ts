/** Deeper than any page that people write, even with hundreds of end tags left out; the parser's time grows with the square of it. */
const maxDepth = 2000;

const voidTags: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'wbr',
  'source',
  'embed',
  'param',
  'track',
]);

/** True where elements may stand too deep inside one another to be parsed in reasonable time. Counts open ends, so it may err, on the safe side. */
export function nestsTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (slash) depth = Math.max(0, depth - 1);
    else if (!voidTags.has((name ?? '').toLowerCase())) depth += 1;
    if (depth > maxDepth) return true;
  }
  return false;
}

/** The words of HTML that is not worth parsing, as harmless HTML. */
export const wordsOnly = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[ \t]{2,}/g, ' ')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .trim();
