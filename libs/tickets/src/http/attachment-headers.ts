/** Types that a browser shows without running anything; whatever else a file claims to be, it is served as bytes. */
const harmlessTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf', 'text/plain']);

/** A file from outside is only ever saved, never opened as a page of ours. */
export function attachmentHeaders({ name, mediaType, size }: { name: string; mediaType: string; size: number }): Record<string, string> {
  return {
    'content-type': harmlessTypes.has(mediaType) ? mediaType : 'application/octet-stream',
    'content-length': String(size),
    'content-disposition': disposition(name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** RFC 6266: a plain name for old readers, the real one percent-encoded. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
