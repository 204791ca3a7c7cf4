import { FileStore } from '@casewright/files';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** Above what any plugin lets in; the limit that users see is the plugin's. */
const maxRawBytes = 128 * 1024 * 1024;

/** Messages as they came or went, byte by byte. */
@Injectable()
export class RawMail {
  constructor(private readonly files: FileStore) {}

  /** Nothing is refused for what it looks like: the bytes are kept as evidence and only ever served as a download. */
  async write(raw: Readable): Promise<{ digest: string; size: number }> {
    return this.files.write(raw, { maxBytes: maxRawBytes, refusedTypes: [] });
  }

  async read(digest: string): Promise<Buffer> {
    const content = await this.files.read(digest);
    if (!content) throw new Error(`The raw message ${digest} is not in the file store`);
    return buffer(content);
  }
}
