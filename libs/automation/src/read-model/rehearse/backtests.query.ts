import {
  TicketLinks,
  type ActorView,
  type BacktestResult,
  type BacktestRow,
  type BacktestView,
  type ListBacktests,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { missing, type Actor, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { eventLabel, type FactCatalog, type Names, valueText } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { factHolding, fieldLabel, referenceHeld } from '../../domain/decided-fields';
import type { StoredBacktestResult } from '../../domain/rehearse/backtest-result';
import type { TalliedChange } from '../../domain/rehearse/backtest-tally';
import type { TalliedSample } from '../../domain/rehearse/newest';
import { Languages } from '../language/languages';
import { DirectoryNames } from '../rules/directory-names';
import { RuleQueries } from '../rules/rule.queries';

interface Row {
  readonly id: string;
  readonly ruleId: string;
  readonly status: BacktestView['status'];
  readonly version: number | null;
  readonly from: Date;
  readonly to: Date;
  readonly events: number;
  readonly share: number;
  readonly createdAt: Date;
  readonly createdBy: Actor;
  readonly finishedAt: Date | null;
  readonly message: string | null;
  readonly result: StoredBacktestResult | null;
}

const Before = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
/** One whose worker was not heard of for so long will not go on. */
const columns = `id, rule_id as "ruleId", version, window_from as "from", window_to as "to", events, share, created_at as "createdAt",
  created_by as "createdBy", finished_at as "finishedAt", message,
  case when status = 'running' and heard_at < now() - interval '1 minute' then 'interrupted' else status end as status`;

/** Backtests and what they found. */
@Injectable()
export class Backtests {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleQueries,
    private readonly names: DirectoryNames,
    private readonly tickets: TicketLinks,
    private readonly languages: Languages,
  ) {}

  async find(me: Principal, id: string): Promise<BacktestView> {
    const [row] = await this.database.query<Row & Record<string, unknown>>(
      `select ${columns}, result from automation.backtests where id = $1`,
      [id],
    );
    if (!row) throw missing();
    const actor = await this.names.actors([row.createdBy]);
    return { ...rowView(row, actor), result: row.result && (await this.resultView(me, row.result)) };
  }

  async ofRule(
    ruleId: string,
    { limit, cursor }: z.output<typeof ListBacktests>,
  ): Promise<{ items: BacktestRow[]; nextCursor: string | null }> {
    await this.rules.requireRule(ruleId);
    const after = decodeCursor(Before, cursor);
    const rows = await this.database.query<Row & Record<string, unknown>>(
      `select ${columns} from automation.backtests
       where rule_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid)) order by created_at desc, id desc limit $4`,
      [ruleId, after?.at, after?.id, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => ({ at: createdAt.toISOString(), id }));
    const actor = await this.names.actors(items.map(({ createdBy }) => createdBy));
    return { items: items.map((row) => rowView(row, actor)), nextCursor };
  }

  private async resultView(me: Principal, result: StoredBacktestResult): Promise<BacktestResult> {
    const { forgotten: _, added, removed, changes, effects, timed, ...figures } = result;
    const links = await this.tickets.links(me, [...new Set([...added.samples, ...removed.samples].map(({ ticketId }) => ticketId))]);
    const { catalog, actions } = await this.languages.current();
    const names = await this.names.names(changes.flatMap((change) => namedIn(change, catalog)));
    const sample = ({ ticketId, eventId, eventType, at }: TalliedSample) => ({
      ticketId,
      ticket: links.get(ticketId) ?? null,
      event: { id: eventId, label: eventLabel(eventType), at },
    });
    return {
      ...figures,
      days: [...figures.days],
      others: [...figures.others],
      unknowable: [...figures.unknowable],
      timed: timed ? { ...timed, endings: [...timed.endings] } : null,
      added: { count: added.count, samples: added.samples.map(sample) },
      removed: { count: removed.count, samples: removed.samples.map(sample) },
      changes: changes.map((change) => changeView(change, names, catalog)),
      effects: effects.map(({ type, ...sides }) => {
        const definition = actions.find(type);
        return { ...sides, type, label: definition?.label ?? type, external: definition?.external === true };
      }),
    };
  }
}

function rowView(row: Row, actor: (actor: Actor) => ActorView): BacktestRow {
  const { id, ruleId, status, version, from, to, events, share, createdAt, createdBy, finishedAt, message } = row;
  return {
    id,
    ruleId,
    status,
    version,
    from: from.toISOString(),
    to: to.toISOString(),
    progress: { events, share },
    createdAt: createdAt.toISOString(),
    createdBy: actor(createdBy),
    finishedAt: finishedAt?.toISOString() ?? null,
    message,
  };
}

function namedIn({ field, before, after }: TalliedChange, catalog: FactCatalog) {
  const kind = referenceHeld(field, catalog);
  return kind
    ? [before, after]
        .flat()
        .filter((id) => typeof id === 'string')
        .map((id) => ({ kind, id }))
    : [];
}

function changeView(
  { field, before, after, draft, active }: TalliedChange,
  names: Names,
  catalog: FactCatalog,
): BacktestResult['changes'][number] {
  const fact = factHolding(field, catalog);
  const label = fieldLabel(field, catalog);
  const hidden = fact?.personal === true;
  const text = (value: unknown) => (hidden ? 'a text' : valueText(value, fact, names));
  return { field, label, beforeText: text(before), afterText: text(after), draft, active };
}
