interface Parts {
  readonly said: string;
  /** What was quoted from earlier messages; empty where nothing was. */
  readonly quoted: string;
}

const introduction = /^(On|Am|Le|El|Op|Il) .{4,120}(wrote|schrieb|écrit|escribió|schreef|ha scritto)\s*:\s*$/i;
const original = /^-{2,}\s*(Original Message|Ursprüngliche Nachricht|Forwarded message)\s*-{2,}$/i;

/** Splits a plain text into what was said and the quote at its end. */
export function splitQuote(text: string): Parts {
  const lines = text.split('\n');
  const start = lines.findIndex(
    (line, index) => original.test(line.trim()) || (introduction.test(line.trim()) && isQuoted(lines[index + 1])),
  );
  const from = start >= 0 ? start : trailingQuote(lines);
  const said = lines.slice(0, from).join('\n').trimEnd();
  return from >= lines.length || said === '' ? { said: text, quoted: '' } : { said, quoted: lines.slice(from).join('\n') };
}

const isQuoted = (line: string | undefined): boolean => line === undefined || line.trim() === '' || line.startsWith('>');

function trailingQuote(lines: readonly string[]): number {
  let from = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    if (line.startsWith('>')) from = index;
    else if (line.trim() !== '') break;
  }
  return from;
}
