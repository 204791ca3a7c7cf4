import type { Readable } from 'node:stream';

export interface StoredFile {
  /** SHA-256, hex: the key. */
  readonly digest: string;
  readonly size: number;
  /** What the first bytes say it is, for example `image/png`; `application/octet-stream` where they say nothing. */
  readonly detectedType: string;
}

export interface WriteLimits {
  readonly maxBytes: number;
  /** Detected types that are refused with `request.media-type`; default: programs (`executableTypes`). */
  readonly refusedTypes?: readonly string[];
}

/** Content-addressed files. `write` streams, refuses over `maxBytes` with `request.too-large`, and leaves nothing half-written. */
export abstract class FileStore {
  abstract write(content: Readable, limits: WriteLimits): Promise<StoredFile>;
  /** Null where there is no such file. */
  abstract read(digest: string): Promise<Readable | null>;
  abstract delete(digest: string): Promise<void>;
}
