import { Clock, idFrom, type CommandMeta } from '@casewright/kernel';
import type { CompiledRule } from '@casewright/rules';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { comeDue, conclude, type TimedOutcome } from '../../../domain/timed/act';
import { timedRulesStream, type TimedRun } from '../../../domain/timed/timed-rules';
import { LiveRules } from '../../../read-model/live-rules/live-rules';
import { WhyNotLive } from '../../../read-model/timed/why-not-live.query';
import { FollowTicket } from '../follow-ticket';
import { RunOnWakeUp } from '../run-on-wake-up';
import { TimedRulesRepository } from '../timed-rules.repository';
import { ActTimedRuleCommand } from './act-timed-rule.command';

/** Once a run is recorded as due nothing can cancel it, not even what the rule itself does; so a repeat after a crash goes on where it was. */
@CommandHandler(ActTimedRuleCommand)
export class ActTimedRuleHandler implements ICommandHandler<ActTimedRuleCommand> {
  constructor(
    private readonly repository: TimedRulesRepository,
    private readonly live: LiveRules,
    private readonly whyNotLive: WhyNotLive,
    private readonly tickets: FollowTicket,
    private readonly wakeUp: RunOnWakeUp,
    private readonly clock: Clock,
  ) {}

  async execute({ ticketId, run, meta }: ActTimedRuleCommand) {
    const id = timedRulesStream(ticketId);
    const now = this.clock.now().toISOString();
    const rule = await this.ruleOf(run, id);
    await this.catchUp(rule, run, ticketId, meta);
    await this.repository.change(id, step(meta, 'due'), (runs) => comeDue(runs, run, ticketId, now));
    const { state } = await this.repository.load(id);
    const due = state[run];
    if (due?.state !== 'due') return;
    const outcome = await this.outcome(due, rule, ticketId, now);
    await this.repository.change(id, step(meta, 'end'), (runs) => conclude(runs, run, ticketId, outcome, now));
  }

  private async ruleOf(run: string, stream: string): Promise<CompiledRule | undefined> {
    const { state } = await this.repository.load(stream);
    const { rules } = await this.live.set();
    return rules.find(({ document }) => document.ruleId === state[run]?.ruleId);
  }

  /** A rule that was published anew a moment ago may wait for another time now. */
  private async catchUp(rule: CompiledRule | undefined, run: string, ticketId: string, meta: CommandMeta): Promise<void> {
    const { state } = await this.repository.load(timedRulesStream(ticketId));
    if (rule?.timing && state[run]?.state === 'armed' && state[run].plan !== rule.timing.plan)
      await this.tickets.lookAt(ticketId, step(meta, 'look'));
  }

  private async outcome(run: TimedRun, rule: CompiledRule | undefined, ticketId: string, now: string): Promise<TimedOutcome> {
    if (!rule) return { kind: 'skipped', reason: await this.whyNotLive.reason(run.ruleId) };
    const { timing } = rule;
    if (timing?.plan !== run.plan)
      return { kind: 'skipped', reason: 'The rule was published anew meanwhile, and waits for something else now.' };
    if (timing.kind === 'relative' && timing.offset < 0 && run.anchorAt < now)
      return { kind: 'skipped', reason: 'What it was to act before is past: the program was not running in time.' };
    return this.wakeUp.run(rule, ticketId, { ...run.chain, ruleId: run.ruleId, eventId: `timed:${idFrom(run.run)}`, at: now });
  }
}

/** The steps of one command are commands of their own, so that each happens once. */
const step = (meta: CommandMeta, name: string): CommandMeta => ({ ...meta, commandId: `${meta.commandId}:${name}` });
