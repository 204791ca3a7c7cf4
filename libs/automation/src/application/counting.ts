import { Database } from '@casewright/persistence';
import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { OneAtATime } from './one-at-a-time';

/**
 * What is counted over all tickets is counted by one at a time: whoever decides for a rule with such a limit holds a lock of the database
 * until what it decided is stored. So the limit is exact also where events are handed over to another process while one is still at
 * work, and where wake-ups of several processes come at the same moment.
 */
@Injectable()
export class Counting {
  /** Who waits for the lock holds a connection, so in each process one waits at most. */
  private readonly here = new OneAtATime();

  constructor(private readonly database: Database) {}

  /** `work` stores by connections of its own, so that it is there for the next one before the lock is gone. */
  run<Result>(rules: readonly CompiledRule[], work: () => Promise<Result>): Promise<Result> {
    const limited = rules.filter(({ document }) => document.guards.perRule !== undefined).map(({ document }) => document.ruleId);
    if (limited.length === 0) return work();
    return this.here.run(() =>
      this.database.transaction(async (client) => {
        // In one order, so that two never wait for each other.
        for (const id of [...new Set(limited)].sort())
          await client.query(`select pg_advisory_xact_lock(hashtextextended('rule limit ' || $1, 0))`, [id]);
        return work();
      }),
    );
  }
}
