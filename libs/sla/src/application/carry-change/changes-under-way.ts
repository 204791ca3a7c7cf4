import type { SlaEffect } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** A change that is to be carried to the clocks that run, and how far it has come. */
export interface ChangeUnderWay {
  readonly id: string;
  readonly effect: Exclude<SlaEffect, 'new-tickets'>;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** The last ticket that it was carried to; null before the first. */
  readonly carriedTo: string | null;
}

/** Tickets with a clock that waits for something, as `rm.sla_clocks` lists them. */
export const waitingTickets = `rm.sla_clocks where state in ('active', 'paused', 'breached')`;

/** Where changes stand: the rows are the truth, and whoever carries one goes on where it was left. */
@Injectable()
export class ChangesUnderWay {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async unfinished(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>('select id from sla.changes where finished_at is null order by edition');
    return rows.map(({ id }) => id);
  }

  /** Null where it was carried to the end. */
  async find(id: string): Promise<ChangeUnderWay | null> {
    const [row] = await this.database.query<ChangeUnderWay & object>(
      `select id, effect, made_by as "madeBy", made_at as "madeAt", carried_to as "carriedTo" from sla.changes
       where id = $1 and finished_at is null`,
      [id],
    );
    return row ?? null;
  }

  async count(id: string): Promise<void> {
    await this.database.query(
      `update sla.changes set total = (select count(distinct ticket_id) from ${waitingTickets}) where id = $1 and carried_to is null`,
      [id],
    );
  }

  async nextTickets(after: string | null, limit: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ ticket_id: string }>(
      `select distinct ticket_id from ${waitingTickets} and ($1::uuid is null or ticket_id > $1) order by ticket_id limit $2`,
      [after, limit],
    );
    return rows.map(({ ticket_id }) => ticket_id);
  }

  async note(id: string, tickets: readonly string[]): Promise<void> {
    await this.database.query(
      `update sla.changes set done = done + $2, total = greatest(total, done + $2), carried_to = $3
       where id = $1 and (carried_to is null or carried_to < $3)`,
      [id, tickets.length, tickets.at(-1)],
    );
  }

  async finish(id: string): Promise<void> {
    await this.database.query('update sla.changes set finished_at = $2, total = done where id = $1 and finished_at is null', [
      id,
      this.clock.now(),
    ]);
  }
}
