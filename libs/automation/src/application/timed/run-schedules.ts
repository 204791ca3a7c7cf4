import { maxSubjects, TicketSelector } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { plannedRuns } from '../../domain/timed/planned-runs';
import { timedPlanOf, type TimedPlan } from '../../domain/timed/timed-plan';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { LiveSince } from '../../read-model/timed/live-since.query';
import { ActOnSubject } from './act-on-subject';
import { ScheduledRunRows, type ScheduledRun, type ScheduledRunKey } from './scheduled-run-rows';

type Scheduled = TimedPlan['schedules'][number];

const claimMilliseconds = 30_000;
const beatEvery = 20;
const nameOf = ({ document }: CompiledRule): string => `${document.ruleId}@${document.version}`;

/** Runs rules on schedules: each planned time once, whoever is killed when; what was missed while nothing ran is made up for or recorded. */
@Injectable()
export class RunSchedules {
  constructor(
    private readonly live: LiveRules,
    private readonly since: LiveSince,
    private readonly rows: ScheduledRunRows,
    private readonly selector: TicketSelector,
    private readonly subject: ActOnSubject,
    private readonly clock: Clock,
  ) {}

  /** Everything that is due now. */
  async runDue(): Promise<void> {
    const plan = timedPlanOf(await this.live.set());
    if (plan.schedules.length > 0) await this.beginDue(plan);
    for (;;) {
      const left = await this.rows.takeUp(this.clock.now(), this.claimEnd());
      if (!left) return;
      await this.carryOn(left);
    }
  }

  private async beginDue({ schedules, set }: TimedPlan): Promise<void> {
    const ids = [...new Set(schedules.map(({ rule }) => rule.document.ruleId))];
    const last = await this.rows.lastPlanned(ids);
    const [published, trials] = [await this.since.of(ids, 'planned'), await this.since.of(ids, 'trial')];
    for (const scheduled of schedules) {
      const { rule } = scheduled;
      const since = (set.rules.includes(rule) ? published : trials).get(rule.document.ruleId);
      await this.beginOne(scheduled, Math.max(last.get(nameOf(rule))?.getTime() ?? 0, (since ?? this.clock.now()).getTime()));
    }
  }

  private async beginOne({ rule, timing, stage }: Scheduled, since: number): Promise<void> {
    const now = this.clock.now();
    const { ruleId, version } = rule.document;
    const { run, missed, earlier } = plannedRuns(timing.schedule, since, now.getTime());
    const at = (time: number): ScheduledRunKey => ({ ruleId, version, stage, plannedAt: new Date(time) });
    const more = earlier === 'some' ? ' Others before were missed as well.' : '';
    const reason = 'The program was not running at this time.';
    await this.rows.skip(missed.slice(0, -1).map(at), reason, now);
    await this.rows.skip(missed.slice(-1).map(at), `${reason}${more}`, now);
    if (run !== null && (await this.rows.begin(at(run), now, this.claimEnd()))) await this.carryOn({ ...at(run), subjects: null });
  }

  private async carryOn(run: ScheduledRun): Promise<void> {
    const subjects = run.subjects ?? (await this.select(run));
    let fired = 0;
    for (const [place, ticketId] of subjects.entries()) {
      const rule = await this.ruleOf(run);
      if (!rule) {
        const reason = `The rule was paused or changed meanwhile: ${subjects.length - place} tickets were left as they are.`;
        return this.finish(run, fired, reason);
      }
      if (place % beatEvery === 0) await this.rows.stillInHand(run, this.claimEnd());
      if (await this.subject.act(rule, run, ticketId)) fired += 1;
    }
    await this.finish(run, fired, null);
  }

  private async finish(run: ScheduledRun, fired: number, reason: string | null): Promise<void> {
    await this.rows.finish(run, { fired, reason }, this.clock.now());
    await this.subject.compare(timedPlanOf(await this.live.set()), run);
  }

  private async select(run: ScheduledRun): Promise<readonly string[]> {
    const rule = await this.ruleOf(run);
    if (rule?.timing?.kind !== 'schedule') return [];
    const predicate = rule.timing.predicate(this.clock.now().getTime());
    const { tickets, total } = await this.selector.select(predicate, { limit: maxSubjects });
    const subjects = tickets.map(({ id }) => id);
    await this.rows.select(run, subjects, total - subjects.length);
    return subjects;
  }

  /** Of the version that the run is of, as long as it is live as it was then. */
  private async ruleOf({ ruleId, version, stage }: ScheduledRunKey): Promise<CompiledRule | undefined> {
    const set = await this.live.set();
    const isIt = ({ document }: CompiledRule) => document.ruleId === ruleId && document.version === version;
    return set.versions.find((rule) => isIt(rule) && set.isWatched(rule) === (stage === 'shadow'));
  }

  private claimEnd(): Date {
    return new Date(this.clock.now().getTime() + claimMilliseconds);
  }
}
