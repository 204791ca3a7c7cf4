import type { AutoCloseContent } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** The tickets that are there on their way past a version of the settings. */
export interface Sweep {
  readonly version: number;
  /** The number of the last ticket that was looked at. */
  readonly after: number;
}

@Injectable()
export class AutoCloseRows {
  constructor(private readonly database: Database) {}

  /** False: somebody else was faster with this version. */
  async add(version: number, content: AutoCloseContent, { actor, at }: CommandMeta): Promise<boolean> {
    const rows = await this.database.query(
      `with filed as (
         insert into tickets.auto_close_versions (version, content, made_by, made_at) values ($1, $2, $3, $4) on conflict do nothing returning version
       ) insert into tickets.auto_close_sweeps (version, saved_at) select version, $4 from filed returning version`,
      [version, JSON.stringify(content), actor.id, at],
    );
    return rows.length > 0;
  }

  /** What is not finished, old enough that every process knows the settings, and in nobody's hand. */
  claim(now: Date, savedBefore: Date, claimedUntil: Date): Promise<readonly Sweep[]> {
    return this.database.query<Sweep & Record<string, unknown>>(
      `update tickets.auto_close_sweeps s set claimed_until = $3
       from (select version from tickets.auto_close_sweeps
         where finished_at is null and saved_at <= $2 and (claimed_until is null or claimed_until < $1)
         order by version for update skip locked) as free
       where s.version = free.version returning s.version, s.after`,
      [now, savedBefore, claimedUntil],
    );
  }

  async progress({ version, after }: Sweep, looked: number, claimedUntil: Date): Promise<void> {
    await this.database.query(
      'update tickets.auto_close_sweeps set after = $2, looked = looked + $3, claimed_until = $4 where version = $1',
      [version, after, looked, claimedUntil],
    );
  }

  async finish(version: number, now: Date): Promise<void> {
    await this.database.query('update tickets.auto_close_sweeps set finished_at = $2, claimed_until = null where version = $1', [
      version,
      now,
    ]);
  }
}
