import type { BacktestResult, BacktestStatus, RuleContent } from '@casewright/contracts';
import { Clock, type Actor } from '@casewright/kernel';
import { afterCommit, Database } from '@casewright/persistence';
import { RealtimePublisher } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { backtestRoom } from '../../domain/rehearse/backtest-room';
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
type Ending = Exclude<BacktestStatus, 'queued' | 'running'>;

export interface Progress {
  readonly events: BacktestResult['events'];
  readonly share: number;
}

/** Where backtests stand; the rows are the truth, and whoever works on one holds to them. Who watches is told to look again. */
@Injectable()
export class BacktestStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly publisher: RealtimePublisher,
  ) {}

  async insert({ id, ruleId, content, version, from, to, createdAt, createdBy }: NewBacktest): Promise<void> {
    await this.database.query(
      `insert into automation.backtests (id, rule_id, status, content, version, window_from, window_to, created_at, created_by)
       values ($1, $2, 'queued', $3::jsonb, $4, $5, $6, $7, $8::jsonb) on conflict do nothing`,
      [id, ruleId, JSON.stringify(content), version, from, to, createdAt, JSON.stringify(createdBy)],
    );
  }

  /** Null where somebody else works on it, or nobody is to any more. */
  async take(id: string): Promise<BacktestJob | null> {
    const [job] = await this.database.query<BacktestJob & Record<string, unknown>>(
      `update automation.backtests set status = 'running', heard_at = now() where id = $1 and status = 'queued'
       returning id, rule_id as "ruleId", content, version, window_from as "from", window_to as "to"`,
      [id],
    );
    if (job) await this.tell(id);
    return job ?? null;
  }

  /** False once it is no longer wanted. */
  async note(id: string, { events, share }: Progress): Promise<boolean> {
    const rows = await this.database.query(
      `update automation.backtests set events = $2, share = $3, heard_at = now() where id = $1 and status = 'running' returning id`,
      [id, events, share],
    );
    if (rows.length > 0) await this.tell(id);
    return rows.length > 0;
  }

  async finish(id: string, result: StoredBacktestResult): Promise<void> {
    await this.database.query(
      `update automation.backtests set status = 'done', events = $3, share = 1, result = $2::jsonb, finished_at = $4
       where id = $1 and status = 'running'`,
      [id, JSON.stringify(result), result.events, this.clock.now()],
    );
    await this.tell(id);
  }

  async end(id: string, status: Ending, message: string | null): Promise<void> {
    await this.database.query(
      `update automation.backtests set status = $2, message = $3, finished_at = $4 where id = $1 and status in ('queued', 'running')`,
      [id, status, message, this.clock.now()],
    );
    await this.tell(id);
  }

  /** Those whose worker has not been heard of for a while are given up; those that nobody has begun are answered. */
  async recover(silence: string): Promise<readonly string[]> {
    await this.database.query(
      `update automation.backtests set status = 'interrupted', message = 'The program ended meanwhile: start it again.', finished_at = $2
       where status = 'running' and heard_at <= now() - $1::interval`,
      [silence, this.clock.now()],
    );
    const rows = await this.database.query<{ id: string }>(
      `select id from automation.backtests where status = 'queued' order by created_at, id`,
    );
    return rows.map(({ id }) => id);
  }

  async remove(endedBefore: Date, limit: number): Promise<number> {
    const rows = await this.database.query(
      `delete from automation.backtests where id in
         (select id from automation.backtests where finished_at < $1 order by finished_at limit $2) returning id`,
      [endedBefore, limit],
    );
    return rows.length;
  }

  private tell(id: string): Promise<void> {
    return afterCommit(async () => this.publisher.roomsChanged([backtestRoom(id)]));
  }
}
