import type { Position } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { Registry } from './registry';

/** Says how far what readers see has come, for whoever must not overlook what was written a moment ago. */
@Injectable()
export class ReadProgress {
  constructor(
    private readonly database: Database,
    private readonly registry: Registry,
  ) {}

  /**
   * Whether the live build of a subscription has handled all of its events up to there, that one included; the same from every process. A
   * checkpoint that lags behind events that do not concern it is not behind. Events that were parked count as handled.
   */
  async hasPassed(subscription: string, { epoch, xid, seq }: Position): Promise<boolean> {
    const rows = await this.database.query(
      `select from es.checkpoints c where subscription = $1 and state = 'live' and not exists (
         select from es.events e where (e.epoch, e.xid, e.seq) > (c.epoch, c.xid, c.seq)
           and (e.epoch, e.xid, e.seq) <= ($2::integer, $3::xid8, $4::bigint) and e.type = any($5))`,
      [subscription, epoch, xid, seq, this.registry.typesOf(subscription)],
    );
    return rows.length > 0;
  }
}
