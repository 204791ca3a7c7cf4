import { createHash } from 'node:crypto';
import type { LadderContent } from '@casewright/contracts';
import { DomainError, idFrom, missing, requireVersion, type CommandMeta } from '@casewright/kernel';
import { Database, refuseTaken } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** What a version is filed with; the version of the calendar is null where the ladder counts around the clock. */
export interface NewContent {
  readonly content: LadderContent;
  readonly calendarVersion: number | null;
}

interface Head {
  readonly version: number;
  readonly requestHash: string;
  readonly archivedAt: Date | null;
}

const file = `insert into escalations.ladder_versions (ladder_id, version, content, calendar_version, made_by, made_at)`;

const taken = 'There is a ladder of this name already.';

/** The ladders as they are stored: a head, and its versions beside it. */
@Injectable()
export class LadderRows {
  constructor(private readonly database: Database) {}

  /** A repeat of the command finds what the first one made. */
  async insert({ content, calendarVersion }: NewContent, meta: CommandMeta): Promise<string> {
    const id = idFrom(`escalation-ladder:${meta.commandId}`);
    const hash = meta.requestHash ?? createHash('sha256').update(JSON.stringify(content)).digest('hex');
    await refuseTaken('/name', taken, () =>
      this.database.query(
        `with head as (
           insert into escalations.ladders (id, version, content, request_hash, created_at, updated_at) values ($1, 1, $2, $3, $4, $4)
           on conflict (id) do nothing returning id
         ) ${file} select id, 1, $2, $5, $6, $4 from head`,
        [id, JSON.stringify(content), hash, meta.at, calendarVersion, meta.actor.id],
      ),
    );
    const { requestHash } = await this.find(id);
    if (requestHash !== hash) throw new DomainError('command.reused', 'The idempotency key was used for another request.');
    return id;
  }

  /** The same content makes no version. */
  async update(id: string, { content, calendarVersion }: NewContent, expected: number | undefined, meta: CommandMeta): Promise<void> {
    const rows = await refuseTaken('/name', taken, () =>
      this.database.query(
        `with head as (
           update escalations.ladders set version = version + 1, content = $2::jsonb, updated_at = $3
           where id = $1 and ($4::int is null or version = $4) and archived_at is null and content <> $2::jsonb returning id, version
         ) ${file} select id, version, $2::jsonb, $5, $6, $3 from head returning version`,
        [id, JSON.stringify(content), meta.at, expected ?? null, calendarVersion, meta.actor.id],
      ),
    );
    if (rows.length === 0) await this.requireUsable(id, expected);
  }

  async archive(id: string, expected: number | undefined, meta: CommandMeta): Promise<void> {
    const rows = await this.database.query(
      `update escalations.ladders set archived_at = $3 where id = $1 and ($2::int is null or version = $2) and archived_at is null returning id`,
      [id, expected ?? null, meta.at],
    );
    if (rows.length > 0) return;
    const head = await this.find(id);
    requireVersion(head, expected);
  }

  private async requireUsable(id: string, expected: number | undefined): Promise<void> {
    const head = await this.find(id);
    if (head.archivedAt) throw new DomainError('state.conflict', 'The ladder is archived: make a new one.');
    requireVersion(head, expected);
  }

  private async find(id: string): Promise<Head> {
    const [row] = await this.database.query<Head & object>(
      'select version, request_hash as "requestHash", archived_at as "archivedAt" from escalations.ladders where id = $1',
      [id],
    );
    if (!row) throw missing();
    return row;
  }
}
