import { TicketSelector, type TicketPredicate } from '@casewright/contracts';
import { Clock, firstMeta } from '@casewright/kernel';
import type { CompiledRule, RuleSet } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { timedPlanOf } from '../../domain/timed/timed-plan';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { LiveSince } from '../../read-model/timed/live-since.query';
import { ArmingRows, type Arming } from './arming-rows';
import { FollowTicket } from './follow-ticket';

const page = 100;
const claimMilliseconds = 30_000;
/** By then every process has noticed the new set of rules, and arms by it what happens from now on. */
const settleMilliseconds = 2_000;
/** More open tickets than any desk works on; those that were opened last come last, and their next event arms them. */
const mostTickets = 50_000;
const open: TicketPredicate = { kind: 'not', part: { kind: 'among', field: 'statusCategory', values: ['closed'] } };

/** A rule that is published or resumed counts for the tickets that are in its state already: they are looked through in the background. */
@Injectable()
export class ArmOpenTickets {
  constructor(
    private readonly live: LiveRules,
    private readonly since: LiveSince,
    private readonly rows: ArmingRows,
    private readonly selector: TicketSelector,
    private readonly tickets: FollowTicket,
    private readonly clock: Clock,
  ) {}

  async runDue(): Promise<void> {
    const { relative, rest, set } = timedPlanOf(await this.live.set());
    if (relative.length + rest.length === 0) return;
    const counting = relative.map(({ rule }) => rule);
    const resting = rest.map(({ rule }) => rule);
    const wanted = await this.settled(set, [...counting, ...resting]);
    if (wanted.length === 0) return;
    for (const arming of await this.rows.open(wanted, this.clock.now(), this.claimEnd())) {
      const isResting = resting.some(({ document }) => document.ruleId === arming.ruleId && document.version === arming.version);
      await (isResting ? this.lookAtStopped(arming) : this.walk(arming));
    }
  }

  /** Each version with the time when it came into force, once every process has noticed. */
  private async settled(set: RuleSet, rules: readonly CompiledRule[]): Promise<readonly Omit<Arming, 'after'>[]> {
    const ids = rules.map(({ document }) => document.ruleId);
    const [published, trials] = [await this.since.of(ids, 'live'), await this.since.of(ids, 'trial')];
    return rules.flatMap((rule) => {
      const { ruleId, version } = rule.document;
      const since = (set.rules.includes(rule) ? published : trials).get(ruleId);
      const isSettled = since && since.getTime() + settleMilliseconds <= this.clock.now().getTime();
      return isSettled ? [{ ruleId, since, version }] : [];
    });
  }

  /** A rule that waits for its tickets to come to rest begins with their next event; only where it was stopped in its waiting it goes on with that. */
  private async lookAtStopped(arming: Arming): Promise<void> {
    const tickets = await this.rows.stoppedOn(arming.ruleId, mostTickets);
    let armed = 0;
    for (const id of tickets) if (await this.armedOn(id, arming)) armed += 1;
    await this.rows.progress(arming, tickets.length, armed, 0, this.claimEnd());
    await this.rows.finish(arming, this.clock.now());
  }

  private async walk(begun: Arming): Promise<void> {
    let at = begun;
    for (let looked = 0; looked < mostTickets; looked += page) {
      const { tickets, total } = await this.selector.select(open, { limit: page, after: at.after });
      let armed = 0;
      for (const { id } of tickets) if (await this.armedOn(id, at)) armed += 1;
      at = { ...at, after: tickets.at(-1)?.number ?? at.after };
      await this.rows.progress(at, tickets.length, armed, total - tickets.length, this.claimEnd());
      if (tickets.length < page) break;
    }
    await this.rows.finish(at, this.clock.now());
  }

  /** Whether the rule waits on the ticket now. */
  private async armedOn(ticketId: string, { ruleId, since }: Arming): Promise<boolean> {
    const commandId = `timed-rules:arm:${ruleId}:${since.getTime()}:${ticketId}`;
    const meta = firstMeta(commandId, { kind: 'process', id: 'timed-rules' }, this.clock.now());
    const runs = await this.tickets.lookAt(ticketId, meta);
    return Object.values(runs).some((run) => run.ruleId === ruleId && (run.state === 'armed' || run.state === 'due'));
  }

  private claimEnd(): Date {
    return new Date(this.clock.now().getTime() + claimMilliseconds);
  }
}
