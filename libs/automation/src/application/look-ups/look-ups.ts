import { CalendarDirectory, ClockDirectory, TicketLoad } from '@casewright/contracts';
import { Clock, isOutage } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { isPluginFact, lookUpFailure, nothingLookedUp, type LookedUp, type LookUp, type TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { nothingFound, openLookUps, type FoundLookUps } from '../../domain/found-look-ups';
import { RecordedLookUps } from '../../read-model/tickets/recorded-look-ups.query';
import { PluginFacts } from './plugin-facts';
import { withinTime } from './within-time';

/** How long one look-up may take before the rules that need it do without. */
export const lookUpTimeLimit = 2_000;

type Part = Partial<FoundLookUps>;

/**
 * Asks other parts of the program for what rules need and events do not hold. What is found is kept with the event, so that a repeated
 * attempt and every later question see the same. One that fails or is slow costs nothing but the decisions of the rules that need it.
 */
@Injectable()
export class LookUps {
  constructor(
    private readonly clocks: ClockDirectory,
    private readonly load: TicketLoad,
    private readonly calendars: CalendarDirectory,
    private readonly plugins: PluginFacts,
    private readonly recorded: RecordedLookUps,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Nothing is asked where nothing is needed. */
  async take(moment: TicketMoment, needed: readonly LookUp[]): Promise<LookedUp> {
    if (needed.length === 0) return nothingLookedUp;
    const { eventId } = moment.event;
    const before = (await this.recorded.found([eventId])).get(eventId) ?? nothingFound;
    const open = openLookUps(before, needed);
    if (open.length === 0) return this.recorded.read(before);
    const parts = await Promise.all(open.map((lookUp) => this.one(lookUp, moment)));
    const found = [before, ...parts].reduce(merged, nothingFound);
    return this.recorded.read(await this.keep(moment, found));
  }

  /** Of two that ask at once the first is kept, and both go on with what is kept. */
  private async keep({ ticketId, event: { eventId } }: TicketMoment, found: FoundLookUps): Promise<FoundLookUps> {
    const [row] = await this.database.query<{ found: FoundLookUps }>(
      `insert into automation.look_ups as kept (event_id, found, at, ticket_id) values ($1, $2, $3, $4)
       on conflict (event_id) do update set found = excluded.found || kept.found || jsonb_build_object(
         'calendars', (excluded.found->'calendars') || (kept.found->'calendars'),
         'plugins', coalesce(excluded.found->'plugins', '{}') || coalesce(kept.found->'plugins', '{}'),
         'failures', (excluded.found->'failures') || (kept.found->'failures'))
       returning found`,
      [eventId, JSON.stringify(found), this.clock.now(), ticketId],
    );
    return row?.found ?? found;
  }

  private async one(lookUp: LookUp, moment: TicketMoment): Promise<Part> {
    try {
      return await withinTime(this.ask(lookUp, moment), lookUpTimeLimit);
    } catch (error) {
      // A database that is away is nobody's decision: the event is tried again.
      if (isOutage(error)) throw error;
      return { failures: { [lookUp]: lookUpFailure(lookUp, error instanceof Error ? error.message : String(error)) } };
    }
  }

  private async ask(lookUp: LookUp, moment: TicketMoment): Promise<Part> {
    if (isPluginFact(lookUp)) return { plugins: { [lookUp]: await this.plugins.ask(lookUp, moment, lookUpTimeLimit) } };
    const { ticketId, after } = moment;
    if (lookUp === 'clocks') return { clocks: await this.clocks.clocks(ticketId) };
    if (lookUp === 'load') return { load: await this.load.open({ teamId: after.teamId, assigneeId: after.assigneeId }) };
    const id = lookUp.slice('calendar:'.length);
    const calendar = (await this.calendars.current([id])).get(id);
    if (!calendar) throw new Error('there is no such calendar any more, choose another.');
    return { calendars: { [id]: calendar.version } };
  }
}

const merged = (all: FoundLookUps, part: Part): FoundLookUps => ({
  ...all,
  ...part,
  calendars: { ...all.calendars, ...part.calendars },
  plugins: { ...all.plugins, ...part.plugins },
  failures: { ...all.failures, ...part.failures },
});
