import type { Attachment } from '@casewright/contracts';
import { FileStore } from '@casewright/files';
import type { OutgoingAttachment } from '@casewright/plugin-sdk';
import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';

/** The files of a comment, as a mail carries them. */
@Injectable()
export class AttachedFiles {
  constructor(private readonly files: FileStore) {}

  async read(attachments: readonly Attachment[]): Promise<OutgoingAttachment[]> {
    return Promise.all(attachments.map((attachment) => this.readOne(attachment)));
  }

  private async readOne({ name, mediaType, contentId, digest }: Attachment): Promise<OutgoingAttachment> {
    const content = await this.files.read(digest);
    if (!content) throw new Error(`The file ${digest} is not in the file store`);
    return { name, mediaType, contentId, content: await buffer(content) };
  }
}
