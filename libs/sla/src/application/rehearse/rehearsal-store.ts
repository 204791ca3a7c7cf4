import type { SlaChangeDraft } from '@casewright/contracts';
import { WatchedRows } from '@casewright/jobs';
import { Clock, type Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { RealtimePublisher } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { rehearsalRoomKind } from '../../domain/rehearse/rehearsal-room';
import type { StoredRehearsal } from '../../domain/rehearse/rehearsal-tally';

export interface NewRehearsal {
  readonly id: string;
  readonly change: SlaChangeDraft;
  /** The name of the policy or calendar; null for an order. */
  readonly subject: string | null;
  readonly from: Date;
  readonly to: Date;
  readonly createdBy: Actor;
}

export type RehearsalJob = Pick<NewRehearsal, 'id' | 'change' | 'from' | 'to'>;

/** Where rehearsals stand. */
@Injectable()
export class RehearsalStore extends WatchedRows<RehearsalJob, StoredRehearsal> {
  constructor(database: Database, clock: Clock, publisher: RealtimePublisher) {
    super(database, clock, publisher, {
      ...{ name: 'sla.rehearsals', counted: 'tickets', room: rehearsalRoomKind },
      job: 'id, change, window_from as "from", window_to as "to"',
    });
  }

  async insert({ id, change, subject, from, to, createdBy }: NewRehearsal): Promise<void> {
    await this.database.query(
      `insert into sla.rehearsals (id, status, change, subject, window_from, window_to, created_at, created_by)
       values ($1, 'queued', $2::jsonb, $3, $4, $5, $5, $6::jsonb) on conflict do nothing`,
      [id, JSON.stringify(change), subject, from, to, JSON.stringify(createdBy)],
    );
  }
}
