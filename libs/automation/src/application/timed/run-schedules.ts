import { maxSubjects, TicketSelector } from '@casewright/contracts';
import { Clock, idFrom } from '@casewright/kernel';
import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { plannedRuns } from '../../domain/timed/planned-runs';
import { timedPlanOf, type TimedPlan } from '../../domain/timed/timed-plan';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { LiveSince } from '../../read-model/timed/live-since.query';
import { RunOnWakeUp } from './run-on-wake-up';
import { ScheduledRunRows, type ScheduledRun, type ScheduledRunKey } from './scheduled-run-rows';

type Scheduled = TimedPlan['schedules'][number];

const claimMilliseconds = 30_000;
const beatEvery = 20;

/** Runs rules on schedules: each planned time once, whoever is killed when; what was missed while nothing ran is made up for or recorded. */
@Injectable()
export class RunSchedules {
  constructor(
    private readonly live: LiveRules,
    private readonly since: LiveSince,
    private readonly rows: ScheduledRunRows,
    private readonly selector: TicketSelector,
    private readonly wakeUp: RunOnWakeUp,
    private readonly clock: Clock,
  ) {}

  /** Everything that is due now. */
  async runDue(): Promise<void> {
    const { schedules } = timedPlanOf(await this.live.set());
    if (schedules.length > 0) await this.beginDue(schedules);
    for (;;) {
      const left = await this.rows.takeUp(this.clock.now(), this.claimEnd());
      if (!left) return;
      await this.carryOn(left);
    }
  }

  private async beginDue(schedules: readonly Scheduled[]): Promise<void> {
    const ids = schedules.map(({ rule }) => rule.document.ruleId);
    const last = await this.rows.lastPlanned(ids);
    const since = await this.since.of(ids);
    for (const scheduled of schedules) {
      const { ruleId } = scheduled.rule.document;
      const from = Math.max(last.get(ruleId)?.getTime() ?? 0, since.get(ruleId)?.getTime() ?? this.clock.now().getTime());
      await this.beginOne(scheduled, from);
    }
  }

  private async beginOne({ rule, timing }: Scheduled, since: number): Promise<void> {
    const now = this.clock.now();
    const { ruleId, version } = rule.document;
    const { run, missed, earlier } = plannedRuns(timing.schedule, since, now.getTime());
    const at = (time: number): ScheduledRunKey => ({ ruleId, version, plannedAt: new Date(time) });
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
        return this.rows.finish(run, { fired, reason }, this.clock.now());
      }
      if (place % beatEvery === 0) await this.rows.stillInHand(run, this.claimEnd());
      if (await this.actOn(rule, run, ticketId)) fired += 1;
    }
    await this.rows.finish(run, { fired, reason: null }, this.clock.now());
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

  private async ruleOf({ ruleId, version }: ScheduledRunKey): Promise<CompiledRule | undefined> {
    const { rules } = await this.live.set();
    return rules.find(({ document }) => document.ruleId === ruleId && document.version === version);
  }

  private async actOn(rule: CompiledRule, { ruleId, version, plannedAt }: ScheduledRunKey, ticketId: string): Promise<boolean> {
    const name = `schedule:${ruleId}@${version}:${plannedAt.toISOString()}`;
    const cause = { correlationId: name, causationId: null, depth: 0, ruleId, eventId: `timed:${idFrom(`${name}:${ticketId}`)}` };
    const outcome = await this.wakeUp.run(rule, ticketId, { ...cause, at: this.clock.now().toISOString() });
    return outcome.kind === 'fired';
  }

  private claimEnd(): Date {
    return new Date(this.clock.now().getTime() + claimMilliseconds);
  }
}
