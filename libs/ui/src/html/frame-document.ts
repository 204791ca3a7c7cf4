/** What the frame may load: nothing but inline styles and images that came along; remote ones only once the reader asks. */
const policy = (images: 'blocked' | 'shown'): string =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:${images === 'shown' ? ' https: http:' : ''}; form-action 'none'`;

const style = `
  html{color-scheme:light;background:#fff}
  body{margin:0;padding:2px 0;color:#1b1c21;font:14px/21px 'Inter Variable',system-ui,sans-serif;overflow-wrap:anywhere}
  body>*{position:static!important}
  img{max-width:100%;height:auto}
  img:not([src]){display:inline-block;min-width:120px;min-height:28px;background:#f1f1f4;border-radius:4px}
  table{max-width:100%}
  pre{white-space:pre-wrap}
  blockquote{margin:8px 0;padding-left:12px;border-left:2px solid #d0d1d9;color:#585b68}
  a{color:#4353c4}`;

/** The whole document of the frame around sanitised HTML; the sandbox and this policy hold even where sanitising failed. */
export const frameDocument = (html: string, images: 'blocked' | 'shown'): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(images)}">` +
  `<meta name="referrer" content="no-referrer"><base target="_blank"><style>${style}</style></head><body>${html}</body></html>`;

/** Remote images are kept in `data-src` by the server; this puts them back. */
export function withRemoteImages(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const image of template.content.querySelectorAll('img[data-src]')) {
    const source = image.getAttribute('data-src') ?? '';
    if (/^https?:\/\//i.test(source)) image.setAttribute('src', source);
    image.removeAttribute('data-src');
  }
  return template.innerHTML;
}

/** Puts inline images in place; `sources` is by Content-ID. */
export function withInlineImages(html: string, sources: ReadonlyMap<string, string>): string {
  if (sources.size === 0) return html;
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const image of template.content.querySelectorAll('img[data-cid]')) {
    const source = sources.get(image.getAttribute('data-cid') ?? '');
    if (source) image.setAttribute('src', source);
  }
  return template.innerHTML;
}

/** How many images a click would fetch from elsewhere. */
export const remoteImages = (html: string): number => html.match(/<img[^>]*\sdata-src="https?:/gi)?.length ?? 0;
