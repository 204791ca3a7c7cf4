import { convert } from 'html-to-text';
import sanitize from 'sanitize-html';

const colour = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]{1,40}\)$/i, /^[a-z]{3,30}$/i];

/** Looks that cannot cover, hide or load anything. */
const harmlessStyles = {
  color: colour,
  'background-color': colour,
  'text-align': [/^(left|right|center|justify)$/],
  'font-weight': [/^(bold|normal|[1-9]00)$/],
  'font-style': [/^(italic|normal)$/],
  'text-decoration': [/^(underline|line-through|none)$/],
};

const blocks = ['p', 'div', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'dl', 'dt', 'dd', 'figure', 'figcaption'];
const inline = ['a', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'span', 'code', 'kbd', 'q', 'abbr', 'font', 'img'];
const tables = ['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

const policy: sanitize.IOptions = {
  allowedTags: [...blocks, ...inline, ...tables],
  allowedAttributes: {
    a: ['href', 'title', 'rel', 'target'],
    img: ['src', 'alt', 'title', 'width', 'height', 'data-src', 'data-cid'],
    td: ['colspan', 'rowspan', 'align', 'valign'],
    th: ['colspan', 'rowspan', 'align', 'valign'],
    ol: ['start'],
    font: ['color'],
    '*': ['style', 'dir', 'lang'],
  },
  allowedStyles: { '*': harmlessStyles },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  nestingLimit: 100,
  transformTags: {
    a: (tagName, attributes) => ({ tagName, attribs: { ...attributes, rel: 'noopener noreferrer nofollow', target: '_blank' } }),
    img: (tagName, attributes) => ({ tagName, attribs: inertImage(attributes) }),
  },
};

/** HTML from outside, reduced to what an allow-list knows. Doing it twice changes nothing. */
export const sanitiseHtml = (html: string): string => sanitize(html, policy).trim();

/** Remote pictures tell their sender who reads when: they wait in `data-src` for a click. Those of the mail itself become `data-cid`. */
function inertImage({ src, 'data-src': waiting, 'data-cid': cid, ...others }: sanitize.Attributes): sanitize.Attributes {
  const source = (src ?? waiting ?? (cid === undefined ? '' : `cid:${cid}`)).trim();
  if (/^https?:\/\//i.test(source)) return { ...others, 'data-src': source };
  if (/^cid:/i.test(source)) return { ...others, 'data-cid': source.slice('cid:'.length).slice(0, 998) };
  return /^data:image\/(png|jpeg|gif|webp);base64,[a-z\d+/=\s]+$/i.test(source) ? { ...others, src: source } : others;
}

/** The words of sanitised HTML. */
export function textOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 2_000_000, maxDepth: 120, ellipsis: '…' },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();
}
