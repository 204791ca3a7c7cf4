import {
  SlaTarget,
  TicketFigures,
  type QueueFilter,
  type ShowAttainment,
  type SlaAttainmentView,
  type TicketGroup,
  type TicketGrouping,
} from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { AttainmentKeys } from './attainment-keys';
import { clockFigures, type ClockCounts } from './clock-figures';
import { lastDays, weeksOf, type Day } from './days';

/** How often the promises to those who wrote in the period were kept. */
@Injectable()
export class SlaAttainmentQuery {
  constructor(
    private readonly tickets: TicketFigures,
    private readonly keys: AttainmentKeys,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal, asked: ShowAttainment): Promise<SlaAttainmentView> {
    const now = this.clock.now().toISOString();
    const days = lastDays(new Date(now), asked.days, asked.timeZone);
    const weeks = weeksOf(days);
    const opened = { createdFrom: days[0]?.start ?? now, ...filterOf(asked) };
    const counts = countsOf(await this.tickets.count(principal, opened, groupings[asked.by](weeks)), asked);
    const { keys, leftOut } = await this.keys.of(asked, weeks, counts);
    const targets = asked.target ?? SlaTarget.options;
    return {
      ...{ from: opened.createdFrom, to: now, by: asked.by, leftOut },
      total: clockFigures(counts, targets, opened),
      rows: keys.map(({ key, name, counted, filter }) => ({
        ...{ key, name },
        ...clockFigures(
          counts.filter((count) => count.key === counted),
          asked.by === 'target' ? targets.filter((target) => target === key) : targets,
          { ...opened, ...filter },
        ),
      })),
    };
  }
}

const groupings: Readonly<Record<ShowAttainment['by'], (weeks: readonly Day[]) => TicketGrouping[]>> = {
  target: () => ['clock'],
  team: () => ['clock', 'team'],
  priority: () => ['clock', 'priority'],
  organisation: () => ['clock', 'organisation'],
  week: (weeks) => ['clock', { opened: weeks.map(({ start }) => start) }],
};

function countsOf(groups: readonly TicketGroup[], { by, target: targets }: ShowAttainment): ClockCounts {
  return groups.flatMap(({ values: [clock, key = null], count }) => {
    const [target = '', standing = ''] = (clock ?? '').split(' ');
    const isAsked = targets?.some((wanted) => wanted === target) ?? true;
    return isAsked ? [{ standing, key: by === 'target' ? target : key, count }] : [];
  });
}

function filterOf({ teamId, priority, organisationId }: ShowAttainment): QueueFilter {
  const chosen = Object.entries({ teamId, priority, organisationId });
  return Object.fromEntries(chosen.flatMap(([name, values]) => (values ? [[name, values.join(',')]] : [])));
}
