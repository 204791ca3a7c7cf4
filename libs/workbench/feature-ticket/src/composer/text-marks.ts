export type Mark = 'bold' | 'italic' | 'list' | 'quote' | 'link';

interface Edit {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const around: Partial<Record<Mark, readonly [string, string]>> = { bold: ['**', '**'], italic: ['*', '*'], link: ['[', '](https://)'] };
const before: Partial<Record<Mark, string>> = { list: '- ', quote: '> ' };

/** The text with a mark around the selection, or before each of its lines, and where the selection is then. */
export function applyMark(text: string, from: number, to: number, mark: Mark): Edit {
  const pair = around[mark];
  if (pair) {
    const [open, close] = pair;
    return {
      text: text.slice(0, from) + open + text.slice(from, to) + close + text.slice(to),
      from: from + open.length,
      to: to + open.length,
    };
  }
  const prefix = before[mark] ?? '';
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lines = text
    .slice(start, to)
    .split('\n')
    .map((line) => prefix + line);
  const marked = lines.join('\n');
  return { text: text.slice(0, start) + marked + text.slice(to), from: start + marked.length, to: start + marked.length };
}
