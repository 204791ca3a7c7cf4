import { TicketVisibility, type ClockList, type SlaTarget } from '@casewright/contracts';
import { Clock as TimeSource, DomainError, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { clocksStream, ClocksRepository } from './clocks.repository';
import { Configuration } from '../configuration/configuration';
import type { Clock } from '../../domain/clock/clock';
import type { Assignment } from '../../domain/clock/ledger';
import { hoursIn } from '../../domain/sla-clock.process';
import { clockView, type ClockNames } from './clock-view';

const targets: readonly SlaTarget[] = ['first-reply', 'resolution'];

/** The clocks of a ticket with everything that explains them, folded from their stream. */
@Injectable()
export class TicketClocks {
  constructor(
    private readonly clocks: ClocksRepository,
    private readonly configuration: Configuration,
    private readonly visibility: TicketVisibility,
    private readonly time: TimeSource,
  ) {}

  async list(principal: Principal, ticketId: string): Promise<ClockList> {
    if (!(await this.visibility.canSee(principal, ticketId))) throw new DomainError('resource.missing', 'There is nothing here.');
    const { state } = await this.clocks.load(clocksStream(ticketId));
    const kept = targets.flatMap((target) => (state[target] ? [{ target, clock: state[target] }] : []));
    const names = await this.names(kept.map(({ clock }) => clock));
    const now = this.time.now().getTime();
    return { items: kept.map(({ target, clock }) => clockView(ticketId, target, clock, now, names)), nextCursor: null };
  }

  private async names(clocks: readonly Clock[]): Promise<ClockNames> {
    const assignments = clocks.flatMap((clock) => [clock.assignment, ...clock.ledger.map((stretch) => stretch.assignment)]);
    const policies = await this.configuration.policyNames(unique(assignments.map(policyOf)));
    const calendars = await this.configuration.calendars(unique(assignments.flatMap((assignment) => calendarOf(assignment) ?? [])));
    return {
      hours: hoursIn(calendars),
      policy: (assignment) => ({ ...policyOf(assignment), name: policies.get(`${assignment.policyId}@${assignment.policyVersion}`) ?? '' }),
      calendar: (assignment) => {
        const found = calendars.find(({ id, version }) => id === assignment.calendarId && version === assignment.calendarVersion);
        return found ? { id: found.id, version: found.version, name: found.content.name, timeZone: found.content.timeZone } : null;
      },
    };
  }
}

interface VersionName {
  readonly id: string;
  readonly version: number;
}

const policyOf = ({ policyId, policyVersion }: Assignment): VersionName => ({ id: policyId, version: policyVersion });

const calendarOf = ({ calendarId, calendarVersion }: Assignment): VersionName | null =>
  calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };

const unique = (names: readonly VersionName[]): VersionName[] => [
  ...new Map(names.map((name) => [`${name.id}@${name.version}`, name])).values(),
];
