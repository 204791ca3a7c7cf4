import type { Readable } from 'node:stream';

export interface StoredFile {
  /** SHA-256, hex: the key. */
  readonly digest: string;
  readonly size: number;
}

/** Content-addressed files. `write` streams, refuses over `maxBytes` with `request.too-large`, and leaves nothing half-written. */
export abstract class FileStore {
  abstract write(content: Readable, options: { maxBytes: number }): Promise<StoredFile>;
  /** Null where there is no such file. */
  abstract read(digest: string): Promise<Readable | null>;
  abstract delete(digest: string): Promise<void>;
}
