import { TicketVisibility, type ClockList } from '@casewright/contracts';
import { Clock as TimeSource, missing, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { ClockCorrections } from './clock-corrections';
import { clocksStream, ClocksRepository } from './clocks.repository';
import { Configuration } from '../configuration/configuration';
import { hoursIn } from '../../domain/business-time/calendar-hours';
import type { Clock } from '../../domain/clock/clock';
import type { Basis } from '../../domain/clock/terms';
import { targetKinds } from '../../domain/targets';
import { clockView, type ClockNames } from './clock-view';

/** The clocks of a ticket with everything that explains them, folded from their stream. */
@Injectable()
export class TicketClocks {
  constructor(
    private readonly clocks: ClocksRepository,
    private readonly configuration: Configuration,
    private readonly corrections: ClockCorrections,
    private readonly visibility: TicketVisibility,
    private readonly time: TimeSource,
  ) {}

  async list(principal: Principal, ticketId: string): Promise<ClockList> {
    if (!(await this.visibility.canSee(principal, ticketId))) throw missing();
    const { state } = await this.clocks.load(clocksStream(ticketId));
    const kept = targetKinds.flatMap(({ target }) => (state[target] ? [{ target, recorded: state[target] }] : []));
    const names = await this.names(kept.map(({ recorded }) => recorded.clock));
    const corrections = await this.corrections.of(ticketId);
    const now = this.time.now().getTime();
    const items = kept.map(({ target, recorded }) => clockView(ticketId, target, recorded, corrections(target), now, names));
    return { items, nextCursor: null };
  }

  private async names(clocks: readonly Clock[]): Promise<ClockNames> {
    const bases = clocks.flatMap((clock): Basis[] => [clock.terms, ...clock.ledger.map(({ basis }) => basis)]);
    const policies = await this.configuration.policyNames(unique(bases.map(policyOf)));
    const calendars = await this.configuration.calendars(unique(bases.flatMap((basis) => calendarOf(basis) ?? [])));
    return {
      hours: hoursIn(calendars),
      policy: (basis) => ({ ...policyOf(basis), name: policies.get(`${basis.policyId}@${basis.policyVersion}`) ?? '' }),
      calendar: (basis) => {
        const found = calendars.find(({ id, version }) => id === basis.calendarId && version === basis.calendarVersion);
        return found ? { id: found.id, version: found.version, name: found.content.name, timeZone: found.content.timeZone } : null;
      },
    };
  }
}

interface VersionName {
  readonly id: string;
  readonly version: number;
}

const policyOf = ({ policyId, policyVersion }: Basis): VersionName => ({ id: policyId, version: policyVersion });

const calendarOf = ({ calendarId, calendarVersion }: Basis): VersionName | null =>
  calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };

const unique = (names: readonly VersionName[]): VersionName[] => [
  ...new Map(names.map((name) => [`${name.id}@${name.version}`, name])).values(),
];
