import { TicketSelector, type TicketPredicate } from '@casewright/contracts';
import { Clock, firstMeta } from '@casewright/kernel';
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
    const { relative } = timedPlanOf(await this.live.set());
    if (relative.length === 0) return;
    const since = await this.since.of(relative.map(({ rule }) => rule.document.ruleId));
    const now = this.clock.now();
    const wanted = relative.flatMap(({ rule: { document } }) => {
      const at = since.get(document.ruleId);
      const settled = at && at.getTime() + settleMilliseconds <= now.getTime();
      return settled ? [{ ruleId: document.ruleId, since: at, version: document.version }] : [];
    });
    if (wanted.length === 0) return;
    for (const arming of await this.rows.open(wanted, now, this.claimEnd())) await this.walk(arming);
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
