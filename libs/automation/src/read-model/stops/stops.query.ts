import { missing, type Actor } from '@casewright/kernel';
import type { Named, StopPreviewView, StopScope, StopView } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { DirectoryNames } from '../rules/directory-names';
import { scopeValues, stoppable } from './stop-scope';

interface StopRow {
  readonly id: string;
  readonly scope: StopScope;
  readonly ruleName: string | null;
  readonly reason: string;
  readonly at: Date;
  readonly by: Actor;
  readonly cancelled: StopView['cancelled'];
  readonly ruleCount: number;
}

const mostNamed = 10;
const mostStops = 50;

/** What stops hold, and what one would do. */
@Injectable()
export class Stops {
  constructor(
    private readonly database: Database,
    private readonly names: DirectoryNames,
  ) {}

  /** Those that still hold rules, the newest first; or the one that is asked for, whatever it still holds. */
  async standing(stopId: string | null = null): Promise<StopView[]> {
    const rows = await this.database.query<StopRow & Record<string, unknown>>(
      `select s.id, s.scope, named.name as "ruleName", s.reason, s.at, s.by, s.cancelled, held.count as "ruleCount" from automation.stops s
       left join automation.rules named on named.id = (s.scope->>'ruleId')::uuid
       cross join lateral (select count(*)::int from automation.rules r where r.stop_id = s.id) as held (count)
       where case when $1::uuid is null then held.count > 0 else s.id = $1 end order by s.at desc, s.id limit ${mostStops}`,
      [stopId],
    );
    const actor = await this.names.actors(rows.map(({ by }) => by));
    return rows.map(({ scope, ruleName, at, by, ...row }) => ({
      ...row,
      scope: { rule: scope.ruleId ? { id: scope.ruleId, name: ruleName ?? '' } : null, phase: scope.phase ?? null },
      at: at.toISOString(),
      by: actor(by),
    }));
  }

  async one(stopId: string): Promise<StopView> {
    const [stop] = await this.standing(stopId);
    if (!stop) throw missing();
    return stop;
  }

  /** The rules that would be held; `effects` is told their ids. */
  async preview(scope: StopScope, effects: (ruleIds: readonly string[]) => Promise<StopPreviewView['effects']>): Promise<StopPreviewView> {
    const rules = await this.database.query<Named & Record<string, unknown>>(
      `select r.id, r.name from automation.rules r where ${stoppable} order by lower(r.name) collate "C", r.id`,
      [...scopeValues(scope)],
    );
    const ruleIds = rules.map(({ id }) => id);
    return { rules: rules.slice(0, mostNamed), ruleCount: rules.length, effects: await effects(ruleIds) };
  }
}
