import type { SlaEvent, TimedRuleEvent, TimedRunState } from '@casewright/contracts';
import { fold, idFrom, type Stored } from '@casewright/kernel';
import {
  afterClockEvent,
  afterTicketEvent,
  episodesIn,
  noEpisodes,
  type EpisodeState,
  type FactReader,
  type RelativeTiming,
  type RestTiming,
  type TicketMoment,
  type TicketState,
} from '@casewright/rules';
import { comeDue, conclude, type TimedOutcome } from '../timed/act';
import { follow } from '../timed/follow';
import { stir } from '../timed/rest';
import { stirOf } from '../timed/stirs';
import type { Timed } from '../timed/timed-plan';
import { timedRules, type TimedRules, type TimedRun } from '../timed/timed-rules';
import { wishOf, type TicketNow } from '../timed/wish-of';
import { TimeQueue } from './time-queue';

type TicketEvent = TicketMoment['together'][number];

/** A ticket as it is on the way along the log. */
export interface KnownTicket {
  readonly state: TicketState;
  readonly last: TicketEvent;
}

interface Followed extends KnownTicket {
  readonly episodes: EpisodeState;
  readonly runs: TimedRules;
  /** Of its last event; null where nobody asks for them. */
  readonly facts: FactReader | null;
}

type Coming =
  | { readonly kind: 'due'; readonly ticketId: string; readonly run: string }
  | { readonly kind: 'clock'; readonly ticketId: string; readonly event: Stored<SlaEvent> };

/** A clock follows what happened to its ticket at the same millisecond. */
const justAfter = 0.5;

/** A wait that has come to its time. */
export interface Due {
  readonly at: string;
  readonly ticket: KnownTicket;
  readonly run: TimedRun;
  readonly eventId: string;
}

const isRelative = (timed: Timed<RelativeTiming | RestTiming>): timed is Timed<RelativeTiming> => timed.timing.kind === 'relative';
const isRest = (timed: Timed<RelativeTiming | RestTiming>): timed is Timed<RestTiming> => timed.timing.kind === 'rest';
const iso = (at: number): string => new Date(at).toISOString();

type Ended = (state: Exclude<TimedRunState, 'armed'>, reason: string | null) => void;

/**
 * One version that waits on tickets, on its way along the log: armed, put off, cancelled and due by the functions that do it live. `ended`
 * hears of each wait that ends in the stretch.
 */
export class TimedCourse {
  private readonly tickets = new Map<string, Followed>();
  private readonly queue = new TimeQueue<Coming>();

  constructor(
    private readonly timed: Timed<RelativeTiming | RestTiming>,
    private readonly shift: TicketNow['shift'],
    /** The beginning of the stretch, epoch milliseconds. */
    private readonly begin: number,
    private readonly ended: Ended,
  ) {}

  get next(): number | null {
    return this.queue.next;
  }

  /** Waits that last on. */
  get waiting(): number {
    return [...this.tickets.values()].reduce((sum, { runs }) => sum + armedIn(runs).length, 0);
  }

  /** The events of one command go by, oldest first. */
  pass(moments: readonly TicketMoment[], factsOf: (moment: TicketMoment) => FactReader): void {
    const last = moments.at(-1);
    const event = last?.together.at(-1);
    if (!last || !event) return;
    const facts = this.timed.timing.kind === 'relative' && this.timed.timing.cancels ? factsOf(last) : null;
    const known = this.tickets.get(last.ticketId);
    const episodes = last.together.reduce(afterTicketEvent, known?.episodes ?? noEpisodes);
    const now = { state: last.after, last: event, episodes, runs: known?.runs ?? {}, facts };
    this.tickets.set(last.ticketId, now);
    this.store(last.ticketId, isRest(this.timed) ? this.stirred(this.timed, moments, now, factsOf) : this.wished(now, event.meta.at));
  }

  /** What the clocks of a ticket did and will do; each comes when its time has come. */
  addClocks(ticketId: string, events: readonly Stored<SlaEvent>[]): void {
    for (const event of events) this.queue.add(Date.parse(event.meta.at) + justAfter, { kind: 'clock', ticketId, event });
  }

  /** The next wait whose time comes up to and with `until`; null: none is left. Waits that came to it before the stretch ended then. */
  due(until: number): Due | null {
    for (;;) {
      if (this.queue.next === null || this.queue.next > until) return null;
      const { at, item } = this.queue.take() ?? {};
      const ticket = item && this.tickets.get(item.ticketId);
      if (at === undefined || !item || !ticket) continue;
      if (item.kind === 'clock') this.tick(item.ticketId, ticket, item.event);
      else {
        const come = comeDue(ticket.runs, item.run, item.ticketId, iso(at));
        this.store(item.ticketId, come);
        const run = ticket.runs[item.run];
        if (come.length === 0 || !run) continue;
        if (at >= this.begin) return { at: iso(at), ticket, run, eventId: `timed:${idFrom(run.run)}` };
        this.end(item.ticketId, run.run, { kind: 'skipped', reason: '' }, iso(at));
      }
    }
  }

  /** How a wait that was due ended. */
  end(ticketId: string, run: string, outcome: TimedOutcome, at: string): void {
    this.store(ticketId, conclude(this.tickets.get(ticketId)?.runs ?? {}, run, ticketId, outcome, at));
  }

  private tick(ticketId: string, ticket: Followed, event: Stored<SlaEvent>): void {
    const now = { ...ticket, episodes: afterClockEvent(ticket.episodes, event) };
    this.tickets.set(ticketId, now);
    this.store(ticketId, this.wished(now, event.meta.at));
  }

  private wished({ state, last, episodes, runs, facts }: Followed, at: string): readonly TimedRuleEvent[] {
    if (!isRelative(this.timed)) return [];
    const now = { ticketId: last.streamId, episodes: episodesIn(episodes), status: state.status.id, facts, shift: this.shift };
    return follow(runs, last.streamId, [wishOf(this.timed, now)], at);
  }

  private stirred(
    timed: Timed<RestTiming>,
    moments: readonly TicketMoment[],
    { last, runs }: Followed,
    factsOf: (moment: TicketMoment) => FactReader,
  ): readonly TimedRuleEvent[] {
    const events: TimedRuleEvent[] = [];
    for (const [place, moment] of moments.entries()) {
      const event = moment.together[place];
      const one = event && stirOf(timed, event, factsOf(moment));
      if (one) events.push(...stir(fold(timedRules, events, runs), last.streamId, [one]));
    }
    return events;
  }

  private tell(event: Exclude<TimedRuleEvent, { type: 'timed-rule.armed' | 'timed-rule.moved' }>): void {
    if (event.type === 'timed-rule.due' || Date.parse(event.data.at) < this.begin) return;
    if (event.type === 'timed-rule.fired') this.ended('fired', null);
    else this.ended(event.type === 'timed-rule.skipped' ? 'skipped' : 'cancelled', event.data.reason);
  }

  private store(ticketId: string, events: readonly TimedRuleEvent[]): void {
    const ticket = this.tickets.get(ticketId);
    if (!ticket || events.length === 0) return;
    const runs = fold(timedRules, events, ticket.runs);
    this.tickets.set(ticketId, { ...ticket, runs });
    for (const event of events) {
      if (event.type === 'timed-rule.armed' || event.type === 'timed-rule.moved')
        this.queue.add(Date.parse(event.data.actAt), { kind: 'due', ticketId, run: event.data.run });
      else this.tell(event);
    }
  }
}

const armedIn = (runs: TimedRules): readonly TimedRun[] => Object.values(runs).filter(({ state }) => state === 'armed');
