import type { FileUser } from '@casewright/files';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** Which files are raw messages that are still kept. */
@Injectable()
export class RawMailFiles implements FileUser {
  readonly name = 'mail';

  constructor(private readonly database: Database) {}

  async named(digests: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.query<{ digest: string }>(
      `select digest from mail.messages where digest = any($1::text[]) union select digest from mail.mailbox where digest = any($1::text[])`,
      [digests],
    );
    return rows.map(({ digest }) => digest);
  }
}
