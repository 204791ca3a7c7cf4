import { Clock, followingMeta } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { CompiledRule, Decision, TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { errorWindow, errorWords, mostErrors, volumeTrip } from '../domain/breaker';
import { TripRuleCommand } from './trip-rule/trip-rule.command';

type Event = Pick<TicketMoment['event'], 'eventId' | 'meta'>;
type Version = Pick<CompiledRule['document'], 'ruleId' | 'version'>;

/** Stops rules that fail again and again, or that reach a limit which is to stop them. */
@Injectable()
export class Breaker {
  constructor(
    private readonly database: Database,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** `firings`: how often a rule fired within its limit on all tickets. */
  async look(decisions: readonly Decision[], firings: (rule: CompiledRule) => number, event: Event): Promise<void> {
    for (const { rule, outcome } of decisions) {
      if (outcome === 'error') await this.failed(rule.document, event);
      const volume = outcome === 'guarded' ? volumeTrip(rule, firings(rule)) : null;
      if (volume) await this.trip(rule.document, volume.reason, volume.window, event);
    }
  }

  /** Counts by the clock of today: what matters is how it goes now, not how old the events are. */
  async failed(version: Version, event: Event): Promise<void> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - errorWindow);
    await this.database.query('delete from automation.rule_errors where rule_id = $1 and at <= $2', [version.ruleId, since]);
    await this.database.query('insert into automation.rule_errors (rule_id, event_id, at) values ($1, $2, $3) on conflict do nothing', [
      ...[version.ruleId, event.eventId, now],
    ]);
    const [row] = await this.database.query<{ count: number }>(
      'select count(*)::int as count from automation.rule_errors where rule_id = $1',
      [version.ruleId],
    );
    if ((row?.count ?? 0) >= mostErrors) await this.trip(version, errorWords, 0, event);
  }

  private async trip({ ruleId, version }: Version, reason: string, window: number, event: Event): Promise<void> {
    const meta = followingMeta(event, `trip:${ruleId}@${version}:${event.eventId}`, { kind: 'system', id: 'breaker' }, this.clock.now());
    await this.commands.execute(new TripRuleCommand(ruleId, version, reason, window, meta));
  }
}
