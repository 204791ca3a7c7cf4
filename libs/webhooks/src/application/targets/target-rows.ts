import { missing, staleVersion } from '@casewright/kernel';
import { Database, refuseTaken } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

export interface NewTarget {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly secret: Buffer;
}

export interface StoredTarget extends NewTarget {
  readonly version: number;
}

type Changes = Partial<Pick<NewTarget, 'name' | 'url' | 'secret'>>;

const taken = 'There is a webhook of this name already.';

/** The targets as they are stored. */
@Injectable()
export class TargetRows {
  constructor(private readonly database: Database) {}

  /** A repeat of the command finds what the first one made. */
  async insert({ id, name, url, secret }: NewTarget, at: Date): Promise<void> {
    await refuseTaken('/name', taken, () =>
      this.database.query(
        `insert into webhooks.targets (id, version, name, url, secret, created_at, updated_at) values ($1, 1, $2, $3, $4, $5, $5)
         on conflict (id) do nothing`,
        [id, name, url, secret, at],
      ),
    );
  }

  async find(id: string): Promise<StoredTarget | null> {
    const [row] = await this.database.query<StoredTarget & object>(
      'select id, version, name, url, secret from webhooks.targets where id = $1',
      [id],
    );
    return row ?? null;
  }

  async update(id: string, { name, url, secret }: Changes, expected: number | undefined, at: Date): Promise<void> {
    const rows = await refuseTaken('/name', taken, () =>
      this.database.query(
        `update webhooks.targets set name = coalesce($3, name), url = coalesce($4, url), secret = coalesce($5, secret),
           version = version + 1, updated_at = $6
         where id = $1 and ($2::int is null or version = $2) returning id`,
        [id, expected ?? null, name ?? null, url ?? null, secret ?? null, at],
      ),
    );
    if (rows.length === 0) await this.refuse(id);
  }

  async remove(id: string, expected: number | undefined): Promise<void> {
    const sql = 'delete from webhooks.targets where id = $1 and ($2::int is null or version = $2) returning id';
    if ((await this.database.query(sql, [id, expected ?? null])).length === 0) await this.refuse(id);
  }

  private async refuse(id: string): Promise<never> {
    const target = await this.find(id);
    if (!target) throw missing();
    throw staleVersion(target.version);
  }
}
