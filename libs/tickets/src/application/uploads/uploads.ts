import type { Readable } from 'node:stream';
import type { Attachment, AttachmentView } from '@casewright/contracts';
import { FileStore, UnneededFiles } from '@casewright/files';
import { Clock, DomainError, idFrom, type CommandMeta } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { safeFileName } from './safe-file-name';

const megabyte = 1024 * 1024;
export const largestUpload = 25 * megabyte;
export const daysOfUploads = 7;

interface NewUpload {
  readonly name: string;
  readonly mediaType: string;
  readonly userId: string;
  readonly meta: CommandMeta;
}

/** Files on their way into a comment: uploaded first, named by the comment afterwards, by the same person. */
@Injectable()
export class Uploads {
  constructor(
    private readonly files: FileStore,
    private readonly database: Database,
    private readonly unneeded: UnneededFiles,
    private readonly clock: Clock,
  ) {}

  /** Answers a repeat with the first upload: the same content under the same key is the same file. */
  async store(content: Readable, { name, mediaType, userId, meta }: NewUpload): Promise<AttachmentView> {
    const { digest, size } = await this.files.write(content, { maxBytes: largestUpload });
    const upload = { id: idFrom(`upload:${meta.commandId}`), name: safeFileName(name), mediaType: plainMediaType(mediaType), size };
    const now = this.clock.now();
    const [kept] = await this.database.query<{ digest: string; name: string }>(
      `with made as (
         insert into tickets.uploads (id, digest, name, media_type, size, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing returning digest, name)
       select digest, name from made union all select digest, name from tickets.uploads where id = $1`,
      [upload.id, digest, upload.name, upload.mediaType, size, userId, now],
    );
    if (kept?.digest === digest && kept.name === upload.name) return { ...upload, contentId: null };
    throw new DomainError('command.reused', 'The idempotency key was used for another file.');
  }

  /** Forgets uploads from before then that no comment took, with files that nobody else names; the limit is for one go. */
  async forget(before: Date, limit: number): Promise<number> {
    const old = await this.database.query<{ id: string; digest: string }>(
      'select id, digest from tickets.uploads where uploaded_at < $1 order by uploaded_at limit $2',
      [before, limit],
    );
    await this.unneeded.add(old.map(({ digest }) => digest));
    await this.database.query('delete from tickets.uploads where id = any($1::uuid[])', [old.map(({ id }) => id)]);
    return old.length;
  }

  /** The uploads as attachments, in the order asked for. */
  async attachments(ids: readonly string[], userId: string): Promise<Attachment[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<Attachment>(
      `select id, name, size::float8 as size, media_type as "mediaType", digest, null as "contentId"
       from tickets.uploads where id = any($1::uuid[]) and uploaded_by = $2`,
      [ids, userId],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return [...new Set(ids)].map((id) => byId.get(id) ?? refuse());
  }
}

function refuse(): never {
  throw new DomainError('reference.unknown', 'There is no upload of yours with this id; uploads that no comment took are kept for 7 days.');
}

const plainMediaType = (given: string): string =>
  /^[a-z]+\/[a-z\d.+-]{1,100}$/i.test(given) ? given.toLowerCase() : 'application/octet-stream';
