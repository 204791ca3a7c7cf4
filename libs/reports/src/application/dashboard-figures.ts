import {
  Priority,
  SlaTarget,
  type AgeFigures,
  type DayFigures,
  type Figure,
  type QueueFilter,
  type TargetFigures,
  type TeamFigures,
  type TicketGroup,
} from '@casewright/contracts';

const dayMilliseconds = 86_400_000;

/** What the queue calls open: neither solved nor closed. */
export const openFilter: QueueFilter = { category: 'new,open,pending,on-hold' };

export const dayStart = (day: string): string => `${day}T00:00:00.000Z`;
export const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
export const daysBefore = (day: string, count: number): string => dayOf(new Date(Date.parse(dayStart(day)) - count * dayMilliseconds));

/** Counts that belong to one combination of values, such as a day, or a team and a priority. */
export class Tally {
  private readonly counts = new Map<string, number>();

  constructor(groups: readonly TicketGroup[]) {
    for (const { values, count } of groups) this.counts.set(JSON.stringify(values), count);
  }

  of(...values: (string | null)[]): number {
    return this.counts.get(JSON.stringify(values)) ?? 0;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

export function dayFigures(today: string, days: number, opened: Tally, solved: Tally): DayFigures[] {
  return Array.from({ length: days }, (_, index) => {
    const day = daysBefore(today, days - 1 - index);
    const [from, before] = [dayStart(day), dayStart(daysBefore(day, -1))];
    return {
      day,
      opened: { count: opened.of(day), filter: { createdFrom: from, createdBefore: before } },
      solved: { count: solved.of(day), filter: { solvedFrom: from, solvedBefore: before } },
    };
  });
}

/** Every team, also those without an open ticket, and at the end the tickets without a team, if there are any. */
export function teamFigures(teams: readonly { id: string; name: string }[], open: Tally): TeamFigures[] {
  const figures = [...teams, null].map((team) => {
    const filter = { ...openFilter, teamId: team?.id ?? 'none' };
    const byPriority = Priority.options.map((priority) => ({
      priority,
      figure: { count: open.of(team?.id ?? null, priority), filter: { ...filter, priority } },
    }));
    const count = byPriority.reduce((sum, { figure }) => sum + figure.count, 0);
    return { team: team && { id: team.id, name: team.name }, total: { count, filter }, byPriority };
  });
  return figures.filter(({ team, total }) => team !== null || total.count > 0);
}

export function targetFigures(clocks: Tally): TargetFigures[] {
  return SlaTarget.options.map((target) => {
    const [met, breached, running] = [clocks.of(`${target} met`), clocks.of(`${target} breached`), clocks.of(`${target} running`)];
    return { target, met, breached, running, attainment: met + breached === 0 ? null : met / (met + breached) };
  });
}

const ageLimits = [0, 1, 3, 7, 14, 30] as const;

/** Ages in whole days of UTC; each group ends where the next one begins. */
export function ageFigures(today: string, openByDay: readonly TicketGroup[]): AgeFigures[] {
  return ageLimits.map((fromDays, index) => {
    const toDays = ageLimits[index + 1] ?? null;
    const newest = fromDays === 0 ? null : daysBefore(today, fromDays - 1);
    const oldest = toDays === null ? null : daysBefore(today, toDays - 1);
    const isIn = (day: string): boolean => (newest === null || day < newest) && (oldest === null || day >= oldest);
    const count = openByDay.reduce((sum, { values: [day], count: ofDay }) => sum + (day && isIn(day) ? ofDay : 0), 0);
    const filter: QueueFilter = {
      ...openFilter,
      ...(oldest === null ? {} : { createdFrom: dayStart(oldest) }),
      ...(newest === null ? {} : { createdBefore: dayStart(newest) }),
    };
    return { fromDays, toDays, figure: { count, filter } };
  });
}

export const figure = (count: number, filter: QueueFilter): Figure => ({ count, filter });
