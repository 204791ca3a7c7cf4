import { UpcomingBreaches, type QueueFilter, type ShowUpcomingBreaches, type UpcomingBreachesView } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';

const hour = 3_600_000;

/** What will be late within the next hours if nobody does anything. */
@Injectable()
export class UpcomingBreachesQuery {
  constructor(
    private readonly breaches: UpcomingBreaches,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal, { hours, target, limit, ...narrowing }: ShowUpcomingBreaches): Promise<UpcomingBreachesView> {
    const starts = hourStarts(this.clock.now().getTime(), hours);
    const asked = { filter: filterOf(narrowing), targets: target, starts, limit };
    const { items, counts } = await this.breaches.upcoming(principal, asked);
    const stretches = counts.map((count, place) => ({ from: starts[place] ?? '', to: starts[place + 1] ?? '', count }));
    return {
      from: starts.at(0) ?? '',
      to: starts.at(-1) ?? '',
      hours: stretches,
      total: counts.reduce((sum, count) => sum + count, 0),
      items: [...items],
    };
  }
}

/** Now, every full hour after it, and the end: so many hours from now. */
export function hourStarts(now: number, hours: number): string[] {
  const end = now + hours * hour;
  const first = (Math.floor(now / hour) + 1) * hour;
  const full = Array.from({ length: hours }, (_, place) => first + place * hour).filter((start) => start < end);
  return [now, ...full, end].map((start) => new Date(start).toISOString());
}

const filterOf = (narrowing: Readonly<Record<string, readonly string[] | undefined>>): QueueFilter =>
  Object.fromEntries(Object.entries(narrowing).flatMap(([name, values]) => (values ? [[name, values.join(',')]] : [])));
