const maxLength = 200;
/** Control characters, and the marks that let ".exe" be read backwards. */

const misleading = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A file name to show and to save under: no path, nothing that misleads, not too long, with its extension. */
export function attachmentName(given: string | null, position: number): string {
  const last = (given ?? '').replace(misleading, '').split(/[/\\]/).at(-1) ?? '';
  const name = last.trim().replace(/^\.+/, '');
  if (name === '') return `attachment-${position + 1}`;
  if (name.length <= maxLength) return name;
  const extension = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  return name.slice(0, maxLength - extension.length) + extension;
}
