import { Clock } from '@casewright/kernel';
import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { plannedWakeUp, type PlannedTime } from '../../domain/timed/planned-wake-up';
import type { TimedPlan } from '../../domain/timed/timed-plan';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { ActingVersion } from './acting-version';
import { RunOnWakeUp } from './run-on-wake-up';
import { ScheduledRunRows, type ScheduledRunKey } from './scheduled-run-rows';
import { plannedOccasion, TimedDivergence } from './timed-divergence';

/** One ticket that a schedule has selected; and, once a planned time is over, how its two versions compare. */
@Injectable()
export class ActOnSubject {
  constructor(
    private readonly live: LiveRules,
    private readonly versions: ActingVersion,
    private readonly wakeUp: RunOnWakeUp,
    private readonly rows: ScheduledRunRows,
    private readonly divergence: TimedDivergence,
    private readonly clock: Clock,
  ) {}

  /** True where the version fired, or would have. A ticket that is another version's to act on is left to that one. */
  async act(rule: CompiledRule, run: ScheduledRunKey, ticketId: string): Promise<boolean> {
    const { ruleId, plannedAt, stage } = run;
    const cause = { ...plannedWakeUp(run, ticketId), at: this.clock.now().toISOString() };
    const occasion = { occasion: plannedOccasion(plannedAt), plannedAt: plannedAt.toISOString() };
    if (stage === 'live') {
      if ((await this.versions.of(ruleId, ticketId)) !== rule) return false;
      return (await this.wakeUp.run(rule, ticketId, cause, occasion)).kind === 'fired';
    }
    const published = (await this.live.set()).rules.find(({ document }) => document.ruleId === ruleId);
    const events = published ? [plannedWakeUp({ ...run, version: published.document.version }, ticketId).eventId] : [];
    return (await this.wakeUp.watch(rule, ticketId, cause, occasion, { events })).kind === 'fired';
  }

  /** Where both versions are through with the time, or one of them has no such time. */
  async compare({ watched, schedules }: TimedPlan, { ruleId, plannedAt }: PlannedTime): Promise<void> {
    if (!watched.has(ruleId)) return;
    const versions = schedules.filter(({ rule }) => rule.document.ruleId === ruleId);
    const trial = versions.find(({ stage }) => stage === 'shadow');
    for (const { rule, timing } of versions) {
      const [planned] = timing.schedule.next(1, plannedAt.getTime() - 1);
      const isDue = planned === plannedAt.getTime();
      if (isDue && !(await this.rows.isThrough({ ruleId, version: rule.document.version, plannedAt }))) return;
    }
    const version = trial?.rule.document.version ?? (await this.shadowOf(ruleId));
    if (version !== null) await this.divergence.settlePlanned(ruleId, version, plannedAt);
  }

  /** A version in shadow that does not run on a schedule. */
  private async shadowOf(ruleId: string): Promise<number | null> {
    const set = await this.live.set();
    const found = set.versions.find((rule) => rule.document.ruleId === ruleId && set.isWatched(rule));
    return found?.document.version ?? null;
  }
}
