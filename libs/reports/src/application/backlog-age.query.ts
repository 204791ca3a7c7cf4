import { TicketFigures, type BacklogAgeView } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { figure, openFilter, Tally } from './tally';

const dayMilliseconds = 86_400_000;
/** Days at which one age ends and the next begins. */
const limits = [1, 3, 7, 14, 30] as const;

/** How long what is open has been waiting, youngest first. */
@Injectable()
export class BacklogAgeQuery {
  constructor(
    private readonly tickets: TicketFigures,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal): Promise<BacklogAgeView> {
    const now = this.clock.now();
    const momentOf = (days: number): string => new Date(now.getTime() - days * dayMilliseconds).toISOString();
    const starts = [...limits].reverse().map(momentOf);
    const open = new Tally(await this.tickets.count(principal, openFilter, [{ opened: starts }]));
    const ages = [0, ...limits].map((fromDays, index) => {
      const toDays = limits[index] ?? null;
      const filter: Record<string, string> = { ...openFilter };
      if (toDays !== null) filter['createdFrom'] = momentOf(toDays);
      if (fromDays !== 0) filter['createdBefore'] = momentOf(fromDays);
      return { fromDays, toDays, figure: figure(open.of(String(limits.length - index)), filter) };
    });
    return { at: now.toISOString(), ages };
  }
}
