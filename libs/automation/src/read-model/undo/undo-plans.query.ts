import { escalationsStream, maxUndoneRuns, TicketVisibility, type UndoDirection, type UndoWindow } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { DomainError, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { Languages } from '../language/languages';
import { lineageOf } from '../../domain/undo/lineage';
import { leftovers, ofRun, planUndo, type Leftover, type PlannedUndo, type UndoneRun } from '../../domain/undo/undo-plan';
import type { UndoableEvent } from '../../domain/undo/effects';

/** How the runs on one ticket are taken back, or done again. */
export interface TicketUndo {
  readonly ticketId: string;
  readonly effects: readonly (PlannedUndo & { readonly decisionId: string })[];
  /** What no event of the ticket tells of. */
  readonly leftovers: readonly Leftover[];
}

export interface UndoPlan {
  readonly direction: UndoDirection;
  readonly runs: number;
  readonly tickets: readonly TicketUndo[];
}

const runColumns = `id, ticket_id as "ticketId", rule_id as "ruleId", rule_version as "ruleVersion", event_id as "eventId", actions`;
const wholeStream = 2_147_483_647;
const ticketsAtOnce = 200;

/** What taking runs back, or doing them again, would do now, read from the log. */
@Injectable()
export class UndoPlans {
  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
    private readonly visibility: TicketVisibility,
    private readonly languages: Languages,
  ) {}

  async ofRun(run: UndoneRun, direction: UndoDirection): Promise<UndoPlan> {
    return { direction, runs: 1, tickets: await this.plans([run], direction) };
  }

  /** Of one rule, as far as the reader may see the tickets. */
  async ofRule(me: Principal, ruleId: string, { from, to }: UndoWindow, direction: UndoDirection): Promise<UndoPlan> {
    const rows = await this.database.query<UndoneRun & Record<string, unknown>>(
      `select ${runColumns} from automation.decisions
       where rule_id = $1 and outcome = 'fired' and at >= $2 and at < $3 order by at, ordinal limit $4`,
      [ruleId, from, to, maxUndoneRuns + 1],
    );
    if (rows.length > maxUndoneRuns) {
      const message = `The rule ran more than ${maxUndoneRuns.toLocaleString('en-GB')} times then: choose a shorter stretch.`;
      throw new DomainError('request.invalid', message, { errors: [{ in: 'body', pointer: '/from', message }] });
    }
    const runs = await this.visible(me, rows);
    return { direction, runs: runs.length, tickets: await this.plans(runs, direction) };
  }

  private async visible(me: Principal, runs: readonly UndoneRun[]): Promise<readonly UndoneRun[]> {
    const seen = new Map<string, boolean>();
    for (const { ticketId } of runs) if (!seen.has(ticketId)) seen.set(ticketId, await this.visibility.canSee(me, ticketId));
    return runs.filter(({ ticketId }) => seen.get(ticketId));
  }

  private async plans(runs: readonly UndoneRun[], direction: UndoDirection): Promise<readonly TicketUndo[]> {
    const byTicket = new Map<string, UndoneRun[]>();
    for (const run of runs) byTicket.set(run.ticketId, [...(byTicket.get(run.ticketId) ?? []), run]);
    const ids = [...byTicket.keys()];
    const plans: TicketUndo[] = [];
    for (let place = 0; place < ids.length; place += ticketsAtOnce) {
      const streams = await this.streams(ids.slice(place, place + ticketsAtOnce));
      for (const [ticketId, stream] of streams) {
        const own = byTicket.get(ticketId) ?? [];
        const left = direction === 'undo' ? own.flatMap((run) => leftovers(run, this.languages.known.actions)) : [];
        plans.push({ ticketId, effects: effectsOn(stream, own, direction), leftovers: left });
      }
    }
    return plans;
  }

  /** Of each ticket its events, and those of its escalations. */
  private async streams(ids: readonly string[]): Promise<ReadonlyMap<string, readonly UndoableEvent[]>> {
    const streams = new Map<string, UndoableEvent[]>(ids.map((id) => [id, []]));
    const ticketOf = new Map(ids.flatMap((id) => [[id, id] as const, [escalationsStream(id), id] as const]));
    const events = await this.store.readStreamsBefore(new Map([...ticketOf.keys()].map((id) => [id, wholeStream])));
    for (const event of events as readonly UndoableEvent[]) streams.get(ticketOf.get(event.streamId) ?? '')?.push(event);
    return streams;
  }
}

function effectsOn(stream: readonly UndoableEvent[], runs: readonly UndoneRun[], direction: UndoDirection): TicketUndo['effects'] {
  const made = runs.map((run) => ({ run, isOf: ofRun(run) }));
  const lineage = lineageOf(stream, (event) => made.find(({ isOf }) => isOf(event))?.run);
  const runOf = direction === 'undo' ? lineage.done : lineage.undone;
  return planUndo(stream, lineage, direction).map((effect) => ({ ...effect, decisionId: runOf.get(effect.event.eventId)?.id ?? '' }));
}
