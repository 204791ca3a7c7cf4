import type { MailAttachmentView, MailHeaderView } from '@casewright/contracts';
import { sanitiseMailHtml } from '@casewright/html';
import { UnreadableMail, type MailPart, type ParsedMail } from '@casewright/plugin-sdk';
import { Plugins } from '@casewright/plugins';
import { Injectable } from '@nestjs/common';
import { attachmentName } from '../../domain/attachment-name';
import { RawMail } from '../shared/raw-mail';
import { shortened } from '../shared/mail-text';
import { rawBeginning } from './glimpse';

const maxShownText = 200_000;
const maxShownHtml = 300_000;
const maxShownHeaders = 300;

/** A message as a page shows it. */
export interface ReadableMail {
  readonly text: string;
  readonly html: string | null;
  readonly headers: MailHeaderView[];
  readonly attachments: MailAttachmentView[];
  readonly references: string[];
}

export interface ReadableFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Opens kept messages for people to look at. One that cannot be read shows how it begins. */
@Injectable()
export class ReadMail {
  constructor(
    private readonly raw: RawMail,
    private readonly plugins: Plugins,
  ) {}

  async open(digest: string): Promise<ReadableMail> {
    const raw = await this.raw.read(digest);
    const mail = await this.parse(raw);
    return mail ? shown(mail) : { text: rawBeginning(raw), html: null, headers: [], attachments: [], references: [] };
  }

  async attachment(digest: string, index: number): Promise<ReadableFile | null> {
    const mail = await this.parse(await this.raw.read(digest));
    const part = mail?.parts[index];
    return part ? { name: attachmentName(part.name, index), content: part.content } : null;
  }

  original(digest: string): Promise<Buffer> {
    return this.raw.read(digest);
  }

  /** Null where it cannot be read. */
  async parse(raw: Buffer): Promise<ParsedMail | null> {
    try {
      return await this.plugins.get('email.receive').parse(raw);
    } catch (error) {
      if (error instanceof UnreadableMail) return null;
      throw error;
    }
  }
}

function shown({ text, html, headers, parts, references }: ParsedMail): ReadableMail {
  return {
    text: shortened(text, maxShownText),
    html: html === null || html.length > maxShownHtml ? null : sanitiseMailHtml(html),
    headers: headers.slice(0, maxShownHeaders).map(({ name, value }) => ({ name, value: shortened(value, 2000) })),
    attachments: parts.map(attachmentView),
    references: references.slice(-100),
  };
}

const attachmentView = ({ name, mediaType, contentId, content }: MailPart, index: number): MailAttachmentView => ({
  index,
  name: attachmentName(name, index),
  size: content.byteLength,
  mediaType,
  contentId,
});
