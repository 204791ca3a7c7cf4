import type { RuleContent } from '@casewright/contracts';
import { WatchedRows } from '@casewright/jobs';
import { Clock, type Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { RealtimePublisher } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { backtestRoomKind } from '../../domain/rehearse/backtest-room';
import type { StoredBacktestResult } from '../../domain/rehearse/backtest-result';

export interface NewBacktest {
  readonly id: string;
  readonly ruleId: string;
  readonly content: RuleContent;
  readonly version: number | null;
  readonly from: Date;
  readonly to: Date;
  readonly createdAt: Date;
  readonly createdBy: Actor;
}

export type BacktestJob = Pick<NewBacktest, 'id' | 'ruleId' | 'content' | 'version' | 'from' | 'to'>;

export interface Progress {
  readonly events: number;
  readonly share: number;
}

/** Where backtests stand. */
@Injectable()
export class BacktestStore extends WatchedRows<BacktestJob, StoredBacktestResult> {
  constructor(database: Database, clock: Clock, publisher: RealtimePublisher) {
    super(database, clock, publisher, {
      ...{ name: 'automation.backtests', counted: 'events', room: backtestRoomKind },
      job: 'id, rule_id as "ruleId", content, version, window_from as "from", window_to as "to"',
    });
  }

  async insert({ id, ruleId, content, version, from, to, createdAt, createdBy }: NewBacktest): Promise<void> {
    await this.database.query(
      `insert into automation.backtests (id, rule_id, status, content, version, window_from, window_to, created_at, created_by)
       values ($1, $2, 'queued', $3::jsonb, $4, $5, $6, $7, $8::jsonb) on conflict do nothing`,
      [id, ruleId, JSON.stringify(content), version, from, to, createdAt, JSON.stringify(createdBy)],
    );
  }
}
