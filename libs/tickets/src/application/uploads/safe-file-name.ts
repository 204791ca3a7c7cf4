const longest = 150;

/** Characters that hide or turn around what a name says: controls, bidirectional overrides, zero-width ones. */
const deceptive = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A file name from outside as one that can be shown and saved anywhere: no path, nothing hidden, not too long, its ending kept. */
export function safeFileName(name: string): string {
  const base =
    name
      .replace(/\p{Surrogate}/gu, '')
      .normalize('NFC')
      .split(/[/\\]/)
      .at(-1) ?? '';
  const plain = base
    .replace(deceptive, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return plain === '' ? 'file' : shortened(plain);
}

function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  const ending = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? '';
  return letters.slice(0, longest - [...ending].length).join('') + ending;
}
