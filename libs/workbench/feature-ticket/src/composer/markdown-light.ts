const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

const inline = (text: string): string =>
  escape(text)
    .replace(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|[\s(])\*([^*\s][^*\n]*)\*(?=[\s).,;:!?]|$)/g, '$1<em>$2</em>')
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, '<a href="$2">$1</a>')
    .replace(/(^|\s)(https?:\/\/[^\s<]+[^\s<.,;:!?)])/g, '$1<a href="$2">$2</a>');

interface Block {
  readonly kind: 'text' | 'list' | 'steps' | 'quote';
  readonly lines: readonly string[];
}

const marks: readonly { kind: Block['kind']; mark: RegExp }[] = [
  { kind: 'list', mark: /^[-*]\s+/ },
  { kind: 'steps', mark: /^\d{1,3}[.)]\s+/ },
  { kind: 'quote', mark: /^>\s?/ },
];

const kindOf = (line: string) => marks.find(({ mark }) => mark.test(line));

/** Paragraphs end at empty lines; a run of marked lines is one list or quote. */
function blocks(text: string): readonly Block[] {
  return text.split(/\n\s*\n/).flatMap((part) => part.split('\n').reduce<readonly Block[]>(addLine, []));
}

function addLine(found: readonly Block[], line: string): readonly Block[] {
  if (line.trim() === '') return found;
  const marked = kindOf(line);
  const kind = marked?.kind ?? 'text';
  const content = marked ? line.replace(marked.mark, '') : line;
  const last = found.at(-1);
  if (last?.kind !== kind) return [...found, { kind, lines: [content] }];
  return [...found.slice(0, -1), { kind, lines: [...last.lines, content] }];
}

const items = (lines: readonly string[]): string => lines.map((line) => `<li>${inline(line)}</li>`).join('');
const paragraph = (lines: readonly string[]): string => `<p>${lines.map(inline).join('<br>')}</p>`;

function toHtml({ kind, lines }: Block): string {
  if (kind === 'list') return `<ul>${items(lines)}</ul>`;
  if (kind === 'steps') return `<ol>${items(lines)}</ol>`;
  return kind === 'quote' ? `<blockquote>${paragraph(lines)}</blockquote>` : paragraph(lines);
}

/** The few marks that people type anyway, as HTML; everything else is text, markup included. */
export const markdownToHtml = (text: string): string => blocks(text).map(toHtml).join('');

/** Plain text stays plain text on its way. */
export const hasMarks = (text: string): boolean =>
  /\*\*[^*\n]+\*\*|`[^`\n]+`|\[[^\]\n]+\]\(https?:|^([-*]|\d{1,3}[.)]|>)\s/m.test(text) || /(^|\s)\*[^*\s][^*\n]*\*/.test(text);
