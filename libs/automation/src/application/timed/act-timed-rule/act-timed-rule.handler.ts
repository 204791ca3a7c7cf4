import { Clock, idFrom, type CommandMeta } from '@casewright/kernel';
import type { CompiledRule, WakeUpCause } from '@casewright/rules';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { comeDue, conclude, type TimedOutcome } from '../../../domain/timed/act';
import { elsewhere } from '../../../domain/timed/follow';
import { timedPlanOf } from '../../../domain/timed/timed-plan';
import { runsOf, timedRulesStream, type TimedRules, type TimedRun } from '../../../domain/timed/timed-rules';
import { LiveRules } from '../../../read-model/live-rules/live-rules';
import { WhyResting } from '../../../read-model/timed/why-resting.query';
import { ActingVersion } from '../acting-version';
import { FollowTicket } from '../follow-ticket';
import { RunOnWakeUp } from '../run-on-wake-up';
import { TimedDivergence } from '../timed-divergence';
import { TimedRulesRepository } from '../timed-rules.repository';
import { ActTimedRuleCommand } from './act-timed-rule.command';

type Version = CompiledRule | 'elsewhere' | null;

const wakeUpOf = ({ run }: TimedRun): string => `timed:${idFrom(run)}`;
const trialOver: TimedOutcome = { kind: 'cancelled', why: { because: 'ended', reason: 'The trial of this version has ended.' } };

/** Once a run is recorded as due nothing can cancel it, not even what the rule itself does; so a repeat after a crash goes on where it was. */
@CommandHandler(ActTimedRuleCommand)
export class ActTimedRuleHandler implements ICommandHandler<ActTimedRuleCommand> {
  constructor(
    private readonly repository: TimedRulesRepository,
    private readonly live: LiveRules,
    private readonly versions: ActingVersion,
    private readonly whyResting: WhyResting,
    private readonly tickets: FollowTicket,
    private readonly wakeUp: RunOnWakeUp,
    private readonly divergence: TimedDivergence,
    private readonly clock: Clock,
  ) {}

  async execute({ ticketId, run, meta }: ActTimedRuleCommand) {
    const id = timedRulesStream(ticketId);
    const now = this.clock.now().toISOString();
    const waiting = (await this.repository.load(id)).state[run];
    if (!waiting) return;
    const rule = await this.versionFor(waiting, ticketId);
    await this.catchUp(waiting, rule, ticketId, meta);
    await this.repository.change(id, step(meta, 'due'), (runs) => comeDue(runs, run, ticketId, now));
    const { state } = await this.repository.load(id);
    const due = state[run];
    if (due?.state === 'due') {
      const outcome = await this.outcome(due, rule, ticketId, now, state);
      await this.repository.change(id, step(meta, 'end'), (runs) => conclude(runs, run, ticketId, outcome, now));
    }
    await this.divergence.settleTicket(timedPlanOf(await this.live.set()), ticketId, (await this.repository.load(id)).state);
  }

  private versionFor({ ruleId, ruleVersion, stage }: TimedRun, ticketId: string): Promise<Version> {
    return stage === 'shadow' ? this.versions.watched(ruleId, ruleVersion) : this.versions.of(ruleId, ticketId);
  }

  /** A rule that was published anew a moment ago may wait for another time now. */
  private async catchUp({ state, plan }: TimedRun, rule: Version, ticketId: string, meta: CommandMeta): Promise<void> {
    const planned = rule === null || rule === 'elsewhere' ? rule : rule.timing?.plan;
    if (planned && state === 'armed' && plan !== planned) await this.tickets.lookAt(ticketId, step(meta, 'look'));
  }

  private async outcome(run: TimedRun, rule: Version, ticketId: string, now: string, runs: TimedRules): Promise<TimedOutcome> {
    const cause = { ...run.chain, ruleId: run.ruleId, eventId: wakeUpOf(run), at: now };
    // What it has decided already it has done, whatever became of the rule since.
    const begun = run.stage === 'live' ? await this.wakeUp.goOn(ticketId, cause) : null;
    if (begun) return begun;
    if (rule === null) return run.stage === 'shadow' ? trialOver : { kind: 'cancelled', why: await this.whyResting.one(run.ruleId) };
    if (rule === 'elsewhere') return { kind: 'cancelled', why: elsewhere };
    const { timing } = rule;
    if (timing?.plan !== run.plan)
      return { kind: 'skipped', reason: 'The rule was published anew meanwhile, and waits for something else now.' };
    if (timing.kind === 'relative' && timing.offset < 0 && run.anchorAt < now)
      return { kind: 'skipped', reason: 'What it was to act before is past: the program was not running in time.' };
    return this.ask(run, rule, ticketId, cause, runs);
  }

  private async ask(run: TimedRun, rule: CompiledRule, ticketId: string, cause: WakeUpCause, runs: TimedRules): Promise<TimedOutcome> {
    const occasion = { occasion: run.episode, plannedAt: run.actAt };
    if (run.stage === 'live') return this.wakeUp.run(rule, ticketId, cause, occasion);
    const acted = runsOf(runs, { ...run, stage: 'live' }).filter(({ episode }) => episode === run.episode);
    const published = (await this.live.set()).rules.find(({ document }) => document.ruleId === run.ruleId);
    // One that acts on events at once has done so on what began the stretch.
    const chain = published?.timing === null ? { chain: run.chain.correlationId } : {};
    return this.wakeUp.watch(rule, ticketId, cause, occasion, { events: acted.map(wakeUpOf), ...chain });
  }
}

/** The steps of one command are commands of their own, so that each happens once. */
const step = (meta: CommandMeta, name: string): CommandMeta => ({ ...meta, commandId: `${meta.commandId}:${name}` });
