import type { MailAddress, MailHeader, MailPart, ParsedMail, UnreadableReason } from '@casewright/plugin-sdk';
import {
  simpleParser,
  type AddressObject,
  type Attachment,
  type EmailAddress,
  type ParsedMail as Message,
  type SimpleParserOptions,
} from 'mailparser';
import type { ParseRequest } from './parser-messages';

/** Only types come from the plugin SDK here: the thread must not load more than it needs. */
export class ParseFailure extends Error {
  constructor(
    readonly reason: UnreadableReason,
    message: string,
  ) {
    super(message);
  }
}

/** Takes a message apart within limits. Runs in a thread of its own. */
export async function parseMail(raw: Buffer, limits: ParseRequest['limits']): Promise<ParsedMail> {
  const options: SimpleParserOptions = {
    ...{ maxHeadSize: limits.maxHeaderBytes, maxChildNodes: limits.maxParts },
    maxHtmlLengthToParse: limits.maxHtmlCharacters,
    skipTextToHtml: true,
    skipImageLinks: true,
    keepCidLinks: true,
  };
  try {
    return viewOf(await simpleParser(raw, options));
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): ParseFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (/child nodes/i.test(message)) return new ParseFailure('too-many-parts', message);
  if (/header size/i.test(message)) return new ParseFailure('header-too-large', message);
  return new ParseFailure('unreadable', message);
}

function viewOf(message: Message): ParsedMail {
  const headers = message.headerLines.map(headerOf);
  const fromHeaders = headers.filter(({ name }) => name === 'from').length;
  const from = addressesOf(message.from);
  return {
    headers,
    // The library keeps one From header of several; what it dropped still counts.
    from: fromHeaders > 1 ? [...from, ...Array.from({ length: fromHeaders - 1 }, () => ({ address: '', name: '' }))] : from,
    replyTo: addressesOf(message.replyTo),
    to: addressesOf(message.to),
    cc: addressesOf(message.cc),
    subject: oneLine(message.subject ?? ''),
    messageId: idsOf(headers, 'message-id')[0] ?? null,
    inReplyTo: idsOf(headers, 'in-reply-to'),
    references: idsOf(headers, 'references'),
    text: storable(message.text ?? ''),
    html: message.html ? storable(message.html) : null,
    parts: message.attachments.map(partOf),
  };
}

function headerOf({ key, line }: { key: string; line: string }): MailHeader {
  const value = line.slice(line.indexOf(':') + 1).replace(/\r?\n[ \t]+/g, ' ');
  return { name: oneLine(key), value: oneLine(value) };
}

function addressesOf(header: AddressObject | AddressObject[] | undefined): MailAddress[] {
  return [header ?? []].flat().flatMap(({ value }) => value.flatMap(flattened));
}

function flattened(entry: EmailAddress): MailAddress[] {
  if (entry.group) return entry.group.flatMap(flattened);
  return [{ address: oneLine(entry.address ?? ''), name: oneLine(entry.name) }];
}

function idsOf(headers: readonly MailHeader[], name: string): string[] {
  const values = headers.filter((header) => header.name === name).map(({ value }) => value);
  return values.flatMap((value) => value.match(/<[^<>\s]{1,996}>/g) ?? []);
}

function partOf(part: Attachment): MailPart {
  return {
    name: part.filename ? storable(part.filename) : null,
    mediaType: /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(part.contentType) ? part.contentType.toLowerCase() : 'application/octet-stream',
    contentId: part.cid ? oneLine(part.cid) : null,
    inline: part.related || part.contentDisposition === 'inline',
    content: part.content,
  };
}

/** Encoded words can hold line breaks and other control characters; no value of a header may. */
function oneLine(value: string): string {
  return storable(value)
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .trim();
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function storable(value: string): string {
  return value.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD');
}
