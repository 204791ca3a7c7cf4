import { FactReader, type CompiledRule, type RuleSet } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { mayAct } from '../../domain/timed/wish-of';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { TicketMoments } from '../../read-model/tickets/ticket-moments';

/** Which version of a rule acts on a ticket: the published one, or a canary; `elsewhere`: there are such, and none is for this ticket. */
@Injectable()
export class ActingVersion {
  constructor(
    private readonly live: LiveRules,
    private readonly moments: TicketMoments,
  ) {}

  async of(ruleId: string, ticketId: string): Promise<CompiledRule | 'elsewhere' | null> {
    const set = await this.live.set();
    const versions = set.versions.filter((rule) => rule.document.ruleId === ruleId && !set.isWatched(rule));
    if (versions.length === 0) return null;
    const facts = await this.factsFor(set, versions, ticketId);
    return versions.find((rule) => mayAct(set, rule, { ticketId, facts })) ?? 'elsewhere';
  }

  /** A version in shadow, as long as it is. */
  async watched(ruleId: string, version: number): Promise<CompiledRule | null> {
    const set = await this.live.set();
    const isIt = (rule: CompiledRule) => rule.document.ruleId === ruleId && rule.document.version === version && set.isWatched(rule);
    return set.versions.find(isIt) ?? null;
  }

  /** The team, where a version goes by it. */
  private async factsFor(set: RuleSet, versions: readonly CompiledRule[], ticketId: string): Promise<FactReader | null> {
    if (!versions.some((rule) => set.goesByTeam(rule))) return null;
    const stream = await this.moments.stream(ticketId);
    const moment = this.moments.moment(stream, stream.at(-1)?.eventId ?? '');
    return moment && new FactReader({ 'ticket.teamId': moment.after.teamId }, null, 0);
  }
}
