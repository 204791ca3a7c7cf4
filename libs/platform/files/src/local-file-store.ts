import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable } from 'node:stream';
import { DomainError } from '@casewright/kernel';
import { detectType, executableTypes, headLength } from './detect-type';
import { FileStore, type StoredFile, type WriteLimits } from './file-store';

const digestPattern = /^[0-9a-f]{64}$/;
const abandonedAfterMilliseconds = 24 * 3_600_000;

/** Files on the local disk under `ab/cd/<digest>`; what is still being written stands in `incoming`. */
export class LocalFileStore extends FileStore {
  constructor(private readonly directory: string) {
    super();
  }

  async write(content: Readable, limits: WriteLimits): Promise<StoredFile> {
    const incoming = join(this.directory, 'incoming');
    await mkdir(incoming, { recursive: true });
    const draft = join(incoming, randomUUID());
    try {
      const stored = await receive(content, draft, limits);
      await this.keep(draft, stored.digest);
      return stored;
    } finally {
      content.destroy();
      await rm(draft, { force: true });
    }
  }

  async read(digest: string): Promise<Readable | null> {
    if (!digestPattern.test(digest)) return null;
    const path = this.pathOf(digest);
    const handle = await open(path).catch(absentAsNull);
    return handle && createReadStream(path, { fd: handle });
  }

  async delete(digest: string): Promise<void> {
    if (digestPattern.test(digest)) await rm(this.pathOf(digest), { force: true });
  }

  /** Removes what a crash left half-written. */
  async removeAbandoned(now: Date): Promise<void> {
    const incoming = join(this.directory, 'incoming');
    for (const name of await readdir(incoming).catch(() => [])) {
      const stats = await stat(join(incoming, name)).catch(absentAsNull);
      if (stats && now.getTime() - stats.mtimeMs > abandonedAfterMilliseconds) await rm(join(incoming, name), { force: true });
    }
  }

  private async keep(draft: string, digest: string): Promise<void> {
    const path = this.pathOf(digest);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return;
    await mkdir(dirname(path), { recursive: true });
    await rename(draft, path);
    await syncDirectory(dirname(path));
  }

  private pathOf(digest: string): string {
    return join(this.directory, digest.slice(0, 2), digest.slice(2, 4), digest);
  }
}

async function receive(content: Readable, path: string, limits: WriteLimits): Promise<StoredFile> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await copy(content, file, limits);
  } finally {
    await file.close();
  }
}

async function copy(content: Readable, file: FileHandle, { maxBytes, refusedTypes = executableTypes }: WriteLimits): Promise<StoredFile> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  for await (const piece of content) {
    const chunk = Buffer.from(piece as Buffer | string);
    size += chunk.length;
    if (size > maxBytes) throw new DomainError('request.too-large', `The file is larger than ${maxBytes} bytes.`, { maxBytes });
    if (head.length < headLength) head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)]);
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  const detectedType = detectType(head);
  if (refusedTypes.includes(detectedType))
    throw new DomainError('request.media-type', `Files of type ${detectedType} are not accepted.`, { detectedType });
  await file.sync();
  return { digest: hash.digest('hex'), size, detectedType };
}

/** The new name must survive a power cut, too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function absentAsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
