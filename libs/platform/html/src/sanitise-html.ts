import sanitize from 'sanitize-html';
import { nestsTooDeep, wordsOnly } from './nesting';

/** Of the `details` element that holds what a mail quotes from earlier ones. */
export const quotedClass = 'cw-quoted';

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

const blocks = [
  'p',
  'div',
  'br',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
];
const inline = [
  'a',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'del',
  'ins',
  'sub',
  'sup',
  'small',
  'span',
  'code',
  'kbd',
  'q',
  'abbr',
  'font',
  'img',
];
const tables = ['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

const policy = {
  allowedTags: [...blocks, ...inline, ...tables, 'details'],
  allowedClasses: { details: [quotedClass] },
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
} satisfies sanitize.IOptions;

/** HTML from outside, reduced to what an allow-list knows. Doing it twice changes nothing. */
export const sanitiseHtml = (html: string): string => cleaned(html, policy);

/** Absurdly nested HTML keeps only its words: parsing it would stop everything else for minutes. */
const cleaned = (html: string, rules: sanitize.IOptions): string =>
  nestsTooDeep(html) ? wordsOnly(html) : settled(sanitize(html, rules).trim());

const mostPasses = 5;

/**
 * What is taken away can change how the rest is read (a paragraph inside a formula, say), so it is cleaned until reading it once more changes
 * nothing: no reader then sees anything but what was checked. Of what never comes to rest only the words stay.
 */
function settled(html: string): string {
  let current = html;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = sanitize(current, policy).trim();
    if (next === current) return current;
    current = next;
  }
  return wordsOnly(current);
}

const fold = (tagName: string, attributes: sanitize.Attributes, quotes: boolean): sanitize.Tag =>
  quotes ? { tagName: 'details', attribs: { class: quotedClass } } : { tagName, attribs: attributes };

const mailPolicy = {
  ...policy,
  transformTags: {
    ...policy.transformTags,
    blockquote: (tagName: string, attributes: sanitize.Attributes) => fold(tagName, attributes, attributes['type'] === 'cite'),
    div: (tagName: string, attributes: sanitize.Attributes) => fold(tagName, attributes, quotingBlock.test(attributes['class'] ?? '')),
  },
} satisfies sanitize.IOptions;

/** How the common mail programs mark the block that holds the earlier mail. */
const quotingBlock = /(^|\s)(gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote)(\s|$)/;
/** Outlook marks only where the earlier mail begins; it goes to the end. */
const quoteStart = /<(div|hr)\b[^>]{0,300}\bid="?(divRplyFwdMsg|appendonsend|stopSpelling)\b/i;

/** As `sanitiseHtml`, with the quoted part of a mail in `<details class="cw-quoted">`: kept, but folded. */
export function sanitiseMailHtml(html: string): string {
  const start = quoteStart.exec(html)?.index;
  const marked = start === undefined ? html : `${html.slice(0, start)}<details class="${quotedClass}">${html.slice(start)}`;
  return cleaned(marked, mailPolicy);
}

/** Remote pictures tell their sender who reads when: they wait in `data-src` for a click. Those of the mail itself become `data-cid`. */
function inertImage({ src, 'data-src': waiting, 'data-cid': cid, ...others }: sanitize.Attributes): sanitize.Attributes {
  const source = (src ?? waiting ?? (cid === undefined ? '' : `cid:${cid}`)).trim();
  if (/^https?:\/\//i.test(source)) return { ...others, 'data-src': source };
  if (/^cid:/i.test(source)) return { ...others, 'data-cid': source.slice('cid:'.length).slice(0, 998) };
  return /^data:image\/(png|jpeg|gif|webp);base64,[a-z\d+/=\s]+$/i.test(source) ? { ...others, src: source } : others;
}
