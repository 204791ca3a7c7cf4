import { PeopleHistory } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import { requestersIn, type CompiledRule, type TicketMoment } from '@casewright/rules';
import type { StoredBacktestResult } from '../../domain/rehearse/backtest-result';
import { BacktestTally } from '../../domain/rehearse/backtest-tally';
import type { RecordedRun } from '../../domain/rehearse/carried';
import type { TimedReplay } from '../../domain/rehearse/timed-replay';
import type { TimedTally } from '../../domain/rehearse/timed-tally';
import { commandsIn, Replay } from '../../domain/rehearse/replay';
import { ReplaySide } from '../../domain/rehearse/replay-side';
import { consequencesOf, forgottenWords, timedWords, unknowableOf, type Asked } from '../../domain/rehearse/unknowable';
import { factHolding } from '../../domain/decided-fields';
import { Languages } from '../../read-model/language/languages';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { compiledDraft } from '../../read-model/rehearse/drafts';
import { LogWindow, type TicketEvents } from '../../read-model/rehearse/log-window';
import { ReplayFacts, ReplayLookups } from '../../read-model/rehearse/replay-facts';
import { ReplayPast } from '../../read-model/rehearse/replay-past';
import { withDraft } from '../../read-model/rehearse/try-out.query';
import type { BacktestJob, Progress } from './backtest-store';
import { BeginTimedReplay } from './begin-timed-replay';

type Events = TicketEvents;

/** Replays a stretch of the log against two sets of rules: those that are live, and the same with a draft among them. */
@Injectable()
export class RunBacktest {
  constructor(
    private readonly live: LiveRules,
    private readonly window: LogWindow,
    private readonly lookups: ReplayLookups,
    private readonly past: ReplayPast,
    private readonly languages: Languages,
    private readonly timed: BeginTimedReplay,
    private readonly people: PeopleHistory,
  ) {}

  /** Null where `noted` said that it is no longer wanted. */
  async run(job: BacktestJob, noted: (progress: Progress) => Promise<boolean>): Promise<StoredBacktestResult | null> {
    const course = await this.begin(job);
    if (!(await this.meetOlder(course, job, noted))) return null;
    let [rest, events]: [Events, number] = [[], 0];
    for await (const page of this.window.pages(job.from, job.to)) {
      const { commands, rest: open } = commandsIn([...rest, ...page.events]);
      rest = open;
      events += page.events.length;
      await this.step(course, commands);
      if (!(await noted({ events, share: page.share }))) return null;
    }
    await this.step(course, rest.length > 0 ? [rest] : []);
    const asked = { catalog: this.languages.known.catalog, from: job.from.toISOString(), peopleSince: await this.people.began() };
    return resultOf(course, asked, await course.timed?.finish());
  }

  private async begin(job: BacktestJob): Promise<Course> {
    const set = await this.live.set();
    // As the published version, so that what the guards remember of that one counts for both.
    const language = await this.languages.current();
    const draft = compiledDraft(job.ruleId, job.content, job.version ?? 1, language);
    const own = set.rules.find(({ document }) => document.ruleId === job.ruleId);
    const sides = { draft: new ReplaySide(withDraft(set, draft)), active: new ReplaySide(withDraft(set, null)) };
    for (const side of Object.values(sides)) side.rememberOnAllTickets(await this.past.onAllTickets(side.set.rules, job.from));
    const tally = new BacktestTally(job.ruleId, (field) => factHolding(field, language.catalog)?.personal === true);
    const ruleIds = [...new Set([draft, ...set.rules].map(({ document }) => document.ruleId))];
    const candidates = requestersIn([draft, ...set.versions]);
    const facts = this.lookups.begin(candidates);
    const timed = await this.timed.of(job, {
      ...{ versions: { draft, active: own ?? null }, sides, tally },
      facts: { events: facts, wakeUps: this.lookups.begin(candidates) },
    });
    return { sides, tally, ruleIds, timed, facts, begin: job.from, replay: new Replay(), compared: own ? [draft, own] : [draft] };
  }

  private async step(course: Course, commands: readonly Events[]): Promise<void> {
    await this.meet(course, commands);
    const moments = commands.flatMap((command) => course.replay.step(command));
    const { draft, active } = course.sides;
    const isAwaited = ({ event }: TicketMoment) => draft.waitsFor(event.type) || active.waitsFor(event.type);
    const awaited = moments.filter(isAwaited);
    await course.facts.prepare(course.timed?.asksEvents ? moments : awaited);
    const runs = await this.past.runs(awaited, course.ruleIds);
    for (const moment of moments) {
      const { event, together } = moment;
      if (together[0] === event) {
        await course.timed?.advance(Date.parse(event.meta.at));
        for (const side of [draft, active]) side.pass(together);
      }
      if (isAwaited(moment)) decide(course, moment, runs.get(event.eventId) ?? []);
      else course.tally.pass(1);
      if (together.at(-1) === event) course.timed?.pass(moments.filter((other) => other.together === together));
    }
  }

  /** Tickets that were there before the stretch begins. */
  private async meet(course: Course, commands: readonly Events[]): Promise<void> {
    const { replay, timed } = course;
    const met = new Map<string, number>();
    for (const [first] of commands)
      if (first && !replay.knows(first.streamId) && !met.has(first.streamId)) met.set(first.streamId, first.version);
    const older = new Map([...met].filter(([, version]) => version > 1));
    const streams = older.size === 0 ? new Map<string, Events>() : await this.past.streams(older);
    if (timed) await this.timed.meet(timed, replay, new Map([...met.keys()].map((id) => [id, streams.get(id) ?? []])));
    else for (const [ticketId, events] of streams) replay.begin(ticketId, events);
    await this.remember(course, older);
  }

  /** Tickets on which a version may wait, or which a schedule selects, though nothing happens on them. */
  private async meetOlder(course: Course, job: BacktestJob, noted: (progress: Progress) => Promise<boolean>): Promise<boolean> {
    const { timed, replay } = course;
    if (!timed) return true;
    for await (const streams of this.timed.tickets(job, timed)) {
      await this.timed.meet(timed, replay, streams);
      await this.remember(course, new Map([...streams].map(([id, events]) => [id, (events.at(-1)?.version ?? 0) + 1])));
      if (!(await noted({ events: 0, share: 0 }))) return false;
    }
    return true;
  }

  /** What rules had done on the tickets before these versions. */
  private async remember({ sides, begin }: Course, older: ReadonlyMap<string, number>): Promise<void> {
    if (older.size === 0) return;
    const past = await this.past.onTickets(older, [...sides.draft.set.rules, ...sides.active.set.rules]);
    for (const side of Object.values(sides))
      for (const [ticketId, { firings, clearings }] of past) {
        // A rule that waited may have fired in the stretch and stand before the first event of it.
        const before = firings.filter(({ at }) => at < begin);
        side.remember(ticketId, before, clearings);
      }
  }
}

interface Course {
  /** Of the stretch. */
  readonly begin: Date;
  readonly sides: { readonly draft: ReplaySide; readonly active: ReplaySide };
  readonly tally: BacktestTally;
  readonly replay: Replay;
  readonly facts: ReplayFacts;
  /** Null where neither of the compared versions waits for a time. */
  readonly timed: TimedReplay | null;
  /** Of all rules that are replayed; what others did is history. */
  readonly ruleIds: readonly string[];
  /** The two versions that are compared, or the draft alone. */
  readonly compared: readonly CompiledRule[];
}

function decide({ sides: { draft, active }, tally, facts }: Course, moment: TicketMoment, runs: readonly RecordedRun[]): void {
  const recorded = facts.of(moment);
  tally.add(moment, draft.decide(moment, recorded, runs), active.decide(moment, recorded, runs));
}

function resultOf({ tally, replay, compared, sides }: Course, asked: Asked, timed: TimedTally | undefined): StoredBacktestResult {
  const result = tally.result();
  const readsPersonal = compared.some(({ reads }) => [...reads].some((fact) => asked.catalog.find(fact)?.personal === true));
  const unknowable = [
    ...unknowableOf(compared, asked),
    ...(readsPersonal && result.forgotten > 0 ? [forgottenWords(result.forgotten)] : []),
    ...timedWords(compared),
    ...consequencesOf(compared, sides.draft.leftOut),
  ];
  return { ...result, tickets: replay.ticketCount, unknowable, ...(timed && { timed }) };
}
