import { durationMilliseconds } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { Database } from '@casewright/persistence';
import { wakeUpType, type CompiledRule, type TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { RecordedRun } from '../../domain/rehearse/carried';
import type { RecordedWakeUp } from '../../domain/rehearse/replayed-wake-ups';
import { remembersTickets, type RuleFiring } from '../../domain/rehearse/replay-side';
import type { Clearing, Firing } from '../../domain/rule-history';
import { firingColumns, type TicketDecisions } from '../decisions/past-decisions.query';
import type { TicketEvents } from './log-window';

type Versions = ReadonlyMap<string, number>;
type OnTicket = { readonly ticketId: string };

/** What had happened before the stretch of the log that is replayed; `versions` says where the stretch begins for each ticket. */
@Injectable()
export class ReplayPast {
  constructor(
    private readonly store: EventStore,
    private readonly database: Database,
  ) {}

  async streams(versions: Versions): Promise<ReadonlyMap<string, TicketEvents>> {
    const streams = new Map<string, TicketEvents[number][]>();
    for (const event of (await this.store.readStreamsBefore(versions)) as TicketEvents) {
      const stream = streams.get(event.streamId) ?? [];
      stream.push(event);
      streams.set(event.streamId, stream);
    }
    return streams;
  }

  /** What the rules among these that remember tickets had done on them. */
  async onTickets(versions: Versions, rules: readonly CompiledRule[]): Promise<ReadonlyMap<string, TicketDecisions>> {
    const ruleIds = [...new Set(rules.filter(remembersTickets).map(({ document }) => document.ruleId))];
    if (ruleIds.length === 0) return new Map();
    const asked = [[...versions.keys()], [...versions.values()], ruleIds];
    const before = `join unnest($1::uuid[], $2::integer[]) as w (id, before) on d.ticket_id = w.id and d.event_version < w.before
      where d.rule_id = any ($3::uuid[])`;
    const firings = await this.database.query<Firing & OnTicket & Record<string, unknown>>(
      `select ticket_id as "ticketId", ${firingColumns} from automation.decisions d ${before} and d.outcome = 'fired' order by d.event_version`,
      asked,
    );
    const clearings = await this.database.query<Clearing & OnTicket & Record<string, unknown>>(
      `select ticket_id as "ticketId", rule_id as "ruleId", event_version as "eventVersion" from automation.clearings d ${before}`,
      asked,
    );
    const of = <Row extends OnTicket>(rows: readonly Row[], id: string) => rows.filter(({ ticketId }) => ticketId === id);
    const touched = new Set(firings.map(({ ticketId }) => ticketId));
    return new Map([...touched].map((id) => [id, { firings: of(firings, id), clearings: of(clearings, id) }]));
  }

  /** Which of the rules fired on the events when they happened, by the ids of the events. */
  async runs(moments: readonly TicketMoment[], ruleIds: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedRun[]>> {
    const events = moments.map(({ event }) => event);
    const rows = await this.database.query<RecordedRun & Record<string, unknown>>(
      `select d.event_id as "eventId", d.rule_id as "ruleId", d.changes
       from unnest($1::uuid[], $2::integer[], $3::text[]) as w (ticket_id, version, event_id)
       join automation.decisions d on d.ticket_id = w.ticket_id and d.event_version = w.version and d.event_id = w.event_id
       where d.outcome = 'fired' and d.rule_id = any ($4::uuid[]) order by d.ordinal`,
      [events.map(({ streamId }) => streamId), events.map(({ version }) => version), events.map(({ eventId }) => eventId), ruleIds],
    );
    return groupedBy(rows, ({ eventId }) => eventId);
  }

  /** What a rule did in the stretch at times of its own. */
  async wakeUps(ruleId: string, from: Date, to: Date): Promise<readonly RecordedWakeUp[]> {
    return this.database.query<RecordedWakeUp & Record<string, unknown>>(
      `select d.event_id as "eventId", d.rule_id as "ruleId", d.ticket_id as "ticketId", d.changes, d.at from automation.decisions d
       where d.rule_id = $1 and d.outcome = 'fired' and d.event_type = $2 and d.at >= $3 and d.at < $4 order by d.at, d.event_id`,
      [ruleId, wakeUpType, from, to],
    );
  }

  /** The last firings of the rules that are limited on all tickets, as many as their limits ask about. */
  async onAllTickets(rules: readonly CompiledRule[], from: Date): Promise<readonly RuleFiring[]> {
    const limited = rules.flatMap(({ document: { ruleId, guards } }) => (guards.perRule ? [{ ruleId, ...guards.perRule }] : []));
    if (limited.length === 0) return [];
    const begins = limited.map(({ per }) => new Date(from.getTime() - (durationMilliseconds(per) ?? 0)));
    const rows = await this.database.query<RuleFiring & Record<string, unknown>>(
      `select f.* from unnest($1::uuid[], $2::timestamptz[], $3::integer[]) as w (rule_id, begin, most) cross join lateral (
         select d.rule_id as "ruleId", d.event_id as "eventId", (extract(epoch from d.at) * 1000)::float8 as at
         from automation.decisions d
         where d.rule_id = w.rule_id and d.outcome = 'fired' and d.at > w.begin and d.at < $4 order by d.at desc limit w.most
       ) f`,
      [limited.map(({ ruleId }) => ruleId), begins, limited.map(({ max }) => max), from],
    );
    return rows;
  }
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
