import { Database } from '@casewright/persistence';
import type { Admission, RoomPolicy } from '@casewright/realtime';
import { Injectable } from '@nestjs/common';
import { backtestRoomKind } from '../../domain/rehearse/backtest-room';

/** Whoever may see rules may watch a backtest. */
@Injectable()
export class BacktestRooms implements RoomPolicy {
  readonly kinds = [backtestRoomKind];

  constructor(private readonly database: Database) {}

  async admission(_kind: string, ids: readonly (string | null)[]): Promise<Admission> {
    const asked = ids.filter((id) => id !== null);
    const rows = await this.database.query<{ id: string }>('select id from automation.backtests where id = any ($1::uuid[])', [asked]);
    const known = new Set<string | null>(rows.map(({ id }) => id));
    return (principal, id) => known.has(id) && principal.permissions.has('rule.view');
  }
}
