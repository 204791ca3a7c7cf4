import type { TicketTimedRules, TicketTimedRuleView } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { wakeUpMoment, type FactReader } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { LiveRules } from '../live-rules/live-rules';
import { DirectoryNames } from '../rules/directory-names';
import { TicketMoments } from '../tickets/ticket-moments';
import { namedRuns, timedRunView, type NamedRunRow } from './timed-run.rows';

const mostWaiting = 100;
const mostEnded = 20;

/** The rules that wait on a ticket, and those that did. What is in shadow never acts, so it stands with its rule alone. */
@Injectable()
export class TicketTimedRulesQuery {
  constructor(
    private readonly database: Database,
    private readonly live: LiveRules,
    private readonly moments: TicketMoments,
    private readonly names: DirectoryNames,
    private readonly clock: Clock,
  ) {}

  async of(ticketId: string): Promise<TicketTimedRules> {
    const waiting = await this.rows(ticketId, `state = 'armed'`, 'act_at, t.id', mostWaiting);
    const ended = await this.rows(ticketId, `state <> 'armed'`, 'ended_at desc, t.id', mostEnded);
    const facts = waiting.length === 0 ? null : await this.factsNow(ticketId);
    const set = await this.live.set();
    const actor = await this.names.actors(ended.flatMap(({ endedBy }) => endedBy ?? []));
    const holds = ({ ruleId, ruleVersion }: NamedRunRow): boolean | null => {
      const own = set.versions.filter(({ document }) => document.ruleId === ruleId);
      const rule = own.find(({ document }) => document.version === ruleVersion) ?? own[0];
      return rule && facts && rule.needs.length === 0 ? rule.gate(facts) : null;
    };
    return {
      waiting: waiting.map((row): TicketTimedRuleView => ({ ...timedRunView(row, actor), conditionsHold: holds(row) })),
      ended: ended.map((row): TicketTimedRuleView => ({ ...timedRunView(row, actor), conditionsHold: null })),
    };
  }

  private rows(ticketId: string, where: string, order: string, limit: number): Promise<NamedRunRow[]> {
    return this.database.query<NamedRunRow>(
      `${namedRuns} where t.ticket_id = $1 and t.stage = 'live' and t.${where} order by t.${order} limit ${limit}`,
      [ticketId],
    );
  }

  /** As a rule would see the ticket if it woke up now. */
  private async factsNow(ticketId: string): Promise<FactReader | null> {
    const at = this.clock.now().toISOString();
    const cause = { eventId: 'look', ruleId: '', correlationId: 'look', causationId: null, depth: 0, at };
    const moment = wakeUpMoment(await this.moments.stream(ticketId), cause);
    return moment && this.moments.facts(moment);
  }
}
