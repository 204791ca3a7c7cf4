import {
  DivergenceKind,
  TicketLinks,
  TicketVisibility,
  type DivergenceSample,
  type DivergenceView,
  type ListDivergence,
} from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { eventLabel } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Side } from '../../domain/divergence';
import type { TimedSide } from '../../domain/timed/timed-divergence';
import { DecisionViews } from '../decisions/decision-views';
import { RuleQueries } from '../rules/rule.queries';

interface CountRow {
  readonly day: string;
  readonly kind: DivergenceKind;
  readonly count: number;
}

interface SampleRow {
  readonly kind: DivergenceKind;
  readonly ticketId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly at: Date;
  readonly trial: Side | TimedSide;
  readonly published: Side | TimedSide;
}

const mostDays = 30;
const mostSamples = 200;

/** What a version in shadow would have done otherwise, of the trial that runs or ran last. */
@Injectable()
export class DivergenceReports {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleQueries,
    private readonly visibility: TicketVisibility,
    private readonly links: TicketLinks,
    private readonly views: DecisionViews,
  ) {}

  async of(reader: Principal, ruleId: string, { kind }: z.output<typeof ListDivergence>): Promise<DivergenceView> {
    await this.rules.requireRule(ruleId);
    const version = await this.version(ruleId);
    if (version === null) return { version, counts: none, days: [], samples: [] };
    const counted = await this.database.query<CountRow & Record<string, unknown>>(
      `select to_char(day, 'YYYY-MM-DD') as day, kind, count from automation.divergence_counts where rule_id = $1 and version = $2 order by day`,
      [ruleId, version],
    );
    const rows = await this.database.query<SampleRow & Record<string, unknown>>(
      `select kind, ticket_id as "ticketId", event_id as "eventId", event_type as "eventType", at, trial, published
       from automation.divergence_samples where rule_id = $1 and version = $2 and ($3::text is null or kind = $3)
       order by at desc, event_id limit ${mostSamples}`,
      [ruleId, version, kind],
    );
    return { version, counts: countsOf(counted), days: daysOf(counted), samples: await this.samples(reader, rows) };
  }

  private async version(ruleId: string): Promise<number | null> {
    const [row] = await this.database.query<{ version: number | null }>(
      `select version from automation.rule_life where rule_id = $1 and kind = 'shadowed' order by id desc limit 1`,
      [ruleId],
    );
    return row?.version ?? null;
  }

  private async samples(reader: Principal, rows: readonly SampleRow[]): Promise<DivergenceSample[]> {
    const visible = new Map<string, boolean>();
    for (const { ticketId } of rows) {
      if (!visible.has(ticketId)) visible.set(ticketId, await this.visibility.canSee(reader, ticketId));
    }
    const shown = rows.filter(({ ticketId }) => visible.get(ticketId));
    const tickets = await this.links.links(reader, [...new Set(shown.map(({ ticketId }) => ticketId))]);
    const changes = await this.views.changes(shown.flatMap(({ trial, published }) => [trial.changes, published.changes]));
    const side = (one: Side | TimedSide, place: number) => ({
      ...{ outcome: one.outcome, reason: one.reason, changes: changes[place] ?? [] },
      at: 'plannedAt' in one ? one.plannedAt : null,
    });
    return shown.map(({ kind, ticketId, eventId, eventType, at, trial, published }, index) => ({
      ...{ kind, ticketId, ticket: tickets.get(ticketId) ?? null },
      event: { id: eventId, label: eventLabel(eventType), at: at.toISOString() },
      trial: side(trial, index * 2),
      published: side(published, index * 2 + 1),
    }));
  }
}

type Counts = DivergenceView['counts'];
const none = Object.fromEntries(DivergenceKind.options.map((kind) => [kind, 0])) as Counts;

const countsOf = (rows: readonly CountRow[]): Counts =>
  rows.reduce<Counts>((sum, { kind, count }) => ({ ...sum, [kind]: sum[kind] + count }), none);

function daysOf(rows: readonly CountRow[]): DivergenceView['days'] {
  const days = [...new Set(rows.map(({ day }) => day))].slice(-mostDays);
  return days.map((day) => ({ day, counts: countsOf(rows.filter((row) => row.day === day)) }));
}
