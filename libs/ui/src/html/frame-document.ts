/** What the frame may load: nothing but inline styles and images that came along; remote ones only once the reader asks. */
const policy = (images: 'blocked' | 'shown'): string =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:${images === 'shown' ? ' https:' : ''}; form-action 'none'`;

/** How the frame's ground looks: white paper for what customers sent, or as the page for our own words. */
export interface Ground {
  readonly scheme: 'light' | 'dark';
  readonly background: string;
  readonly text: string;
}

export const paper: Ground = { scheme: 'light', background: '#fff', text: '#1b1c21' };

const style = ({ scheme, background, text }: Ground): string => `
  html{color-scheme:${scheme};background:${background};overflow:hidden}
  body{margin:0;padding:1px 0;color:${text};font:14px/21px 'Inter Variable',system-ui,sans-serif;overflow-wrap:anywhere;overflow-x:auto}
  body>*{position:static!important}
  p{margin:0 0 10px}body>:last-child{margin-bottom:0}
  img{max-width:100%;height:auto}
  img:not([src]){display:inline-block;min-width:120px;min-height:28px;background:color-mix(in srgb,currentColor 8%,transparent);border-radius:4px}
  table{max-width:100%}
  pre{white-space:pre-wrap}
  blockquote{margin:8px 0;padding-left:12px;border-left:2px solid color-mix(in srgb,currentColor 25%,transparent);opacity:.8}
  summary{width:max-content;margin-top:8px;padding:0 8px;border-radius:8px;background:color-mix(in srgb,currentColor 8%,transparent);cursor:pointer;list-style:none;line-height:16px}
  a{color:${scheme === 'dark' ? '#93a0ff' : '#4353c4'}}`;

/** The whole document of the frame around sanitised HTML; the sandbox and this policy hold even where sanitising failed. */
export const frameDocument = (html: string, images: 'blocked' | 'shown', ground: Ground = paper): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy(images)}">` +
  `<meta name="referrer" content="no-referrer"><base target="_blank"><style>${style(ground)}</style></head><body>${foldQuote(html)}</body></html>`;

/** A quote at the end is folded away; `details` needs no script. */
export function foldQuote(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  const last = [...template.content.querySelectorAll('blockquote')].filter((quote) => !quote.parentElement?.closest('blockquote')).at(-1);
  if (!last || !isAtEnd(last) || !template.content.textContent.replace(last.textContent, '').trim()) return html;
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = '···';
  summary.title = 'Quoted text';
  last.replaceWith(details);
  details.append(summary, last);
  return template.innerHTML;
}

function isAtEnd(element: Element): boolean {
  for (let next = element.nextSibling; next; next = next.nextSibling) if (next.textContent?.trim()) return false;
  const { parentElement } = element;
  return parentElement === null || isAtEnd(parentElement);
}

/** Remote images are kept in `data-src` by the server; this puts them back. They are fetched over https: our pages load nothing else. */
export function withRemoteImages(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const image of template.content.querySelectorAll('img[data-src]')) {
    const source = image.getAttribute('data-src') ?? '';
    if (/^https?:\/\//i.test(source)) image.setAttribute('src', source.replace(/^http:/i, 'https:'));
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
