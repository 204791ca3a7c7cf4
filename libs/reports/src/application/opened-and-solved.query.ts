import { TicketFigures, type DayFigures, type OpenedAndSolvedView, type ShowPeriod } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { lastDays, type Day } from './days';
import { figure, Tally } from './tally';

/** How many tickets came in and how many were solved, a day each. */
@Injectable()
export class OpenedAndSolvedQuery {
  constructor(
    private readonly tickets: TicketFigures,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal, { days: count, timeZone }: ShowPeriod): Promise<OpenedAndSolvedView> {
    const now = this.clock.now();
    const days = lastDays(now, count, timeZone);
    const starts = days.map(({ start }) => start);
    const from = starts[0] ?? now.toISOString();
    const [opened, solved] = await Promise.all([
      this.tickets.count(principal, { createdFrom: from }, [{ opened: starts }]),
      this.tickets.count(principal, { solvedFrom: from }, [{ solved: starts }]),
    ]);
    return { from, to: now.toISOString(), days: dayFigures(days, new Tally(opened), new Tally(solved)) };
  }
}

/** The first day is the first stretch that is counted; what was before it is not asked for. */
const dayFigures = (days: readonly Day[], opened: Tally, solved: Tally): DayFigures[] =>
  days.map(({ date, start, end }, index) => ({
    day: date,
    opened: figure(opened.of(String(index + 1)), { createdFrom: start, createdBefore: end }),
    solved: figure(solved.of(String(index + 1)), { solvedFrom: start, solvedBefore: end }),
  }));
