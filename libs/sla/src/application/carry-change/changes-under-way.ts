import type { SlaEffect } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** A change that is to be carried to the tickets that are open, and how far it has come. */
export interface ChangeUnderWay {
  readonly id: string;
  readonly effect: Exclude<SlaEffect, 'new-tickets'>;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** The last ticket that it was carried to; null before the first. */
  readonly carriedTo: string | null;
}

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

  async expect(id: string, total: number): Promise<void> {
    await this.database.query('update sla.changes set total = $2 where id = $1 and carried_to is null', [id, total]);
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
