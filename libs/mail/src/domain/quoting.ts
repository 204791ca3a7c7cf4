/** A run of lines that were written for this mail, or were quoted from an earlier one. */
export interface TextSection {
  readonly kind: 'fresh' | 'quoted';
  readonly lines: readonly string[];
}

const originalMessage =
  /^[-_]{2,}\s*(original message|original appointment|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht)\s*[-_]{2,}$/i;
const headerFrom = /^\*?(from|von|de|da|van|fra|från)\s?:\*?\s/i;
const headerSent = /^\*?(sent|date|gesendet|datum|envoyé|enviado|inviato|verzonden|sendt|skickat)\s?:\*?\s/i;
/** "On Monday, Ada wrote:" in one or two lines; only looked for right before a quote. */
const attribution = /:$/;
const attributionMaxLength = 300;

/** Splits a text into what is new and what is quoted. All of it stays; where nothing is new, nothing counts as quoted. */
export function splitQuotes(text: string): TextSection[] {
  const lines = text.replace(/\r\n?/g, '\n').trimEnd().split('\n');
  const quoted = markQuoted(lines);
  const nothingNew = lines.every((line, index) => quoted[index] || line.trim() === '');
  return nothingNew ? [{ kind: 'fresh', lines }] : sectionsOf(lines, quoted);
}

function markQuoted(lines: readonly string[]): boolean[] {
  const quoted = lines.map((line) => line.startsWith('>'));
  const history = lines.findIndex((_, index) => startsHistory(lines, index));
  if (history >= 0) quoted.fill(true, history);
  joinAcrossBlankLines(lines, quoted);
  lines.forEach((_, index) => {
    if (quoted[index] && !quoted[index - 1]) takeAttribution(lines, quoted, index);
  });
  return quoted;
}

/** From here on a mail program has put the earlier mail, without marking its lines. */
function startsHistory(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (originalMessage.test(line)) return true;
  return headerFrom.test(line) && lines.slice(index + 1, index + 4).some((next) => headerSent.test(next.trim()));
}

function joinAcrossBlankLines(lines: readonly string[], quoted: boolean[]): void {
  let blankFrom = -1;
  lines.forEach((line, index) => {
    if (quoted[index]) {
      if (blankFrom > 0 && quoted[blankFrom - 1]) quoted.fill(true, blankFrom, index);
      blankFrom = -1;
    } else if (line.trim() !== '') blankFrom = -1;
    else if (blankFrom < 0) blankFrom = index;
  });
}

function takeAttribution(lines: readonly string[], quoted: boolean[], start: number): void {
  let last = start - 1;
  while (last >= 0 && (lines[last] ?? '').trim() === '') last -= 1;
  const line = lines[last] ?? '';
  if (last < 0 || start - last > 2 || !attribution.test(line.trim()) || line.length > attributionMaxLength) return;
  const wrapped = last > 0 && /^(on|am|le|el|op|den|il|em)\b/i.test((lines[last - 1] ?? '').trim());
  quoted.fill(true, wrapped ? last - 1 : last, start);
}

function sectionsOf(lines: readonly string[], quoted: readonly boolean[]): TextSection[] {
  const sections: { kind: TextSection['kind']; lines: string[] }[] = [];
  lines.forEach((line, index) => {
    const kind = quoted[index] ? 'quoted' : 'fresh';
    const current = sections.at(-1);
    if (current?.kind === kind) current.lines.push(line);
    else sections.push({ kind, lines: [line] });
  });
  return sections;
}

/** The text with every quoted line beginning with ">", so that whoever reads it later knows without asking again. */
export function markedText(sections: readonly TextSection[]): string {
  const marked = sections.flatMap(({ kind, lines }) =>
    kind === 'fresh' ? lines : lines.map((line) => (line.startsWith('>') ? line : `> ${line}`)),
  );
  return marked.join('\n').trim();
}

/** As HTML with the quotes folded; null where nothing is quoted, because plain text then says it all. */
export function foldedHtml(sections: readonly TextSection[]): string | null {
  if (!sections.some(({ kind }) => kind === 'quoted')) return null;
  return sections.map(({ kind, lines }) => (kind === 'fresh' ? paragraphs(lines) : quote(lines))).join('');
}

export const quoteOpening = '<details class="cw-quoted">';

const quote = (lines: readonly string[]): string =>
  `${quoteOpening}<blockquote>${lines.map((line) => escapeHtml(line.replace(/^> ?/, ''))).join('<br>')}</blockquote></details>`;

/** Plain text as HTML paragraphs. */
export function paragraphs(lines: readonly string[]): string {
  const blocks = lines
    .join('\n')
    .trim()
    .split(/\n{2,}/);
  return blocks
    .filter((block) => block !== '')
    .map((block) => `<p>${escapeHtml(block).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
