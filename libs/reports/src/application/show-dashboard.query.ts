import { TicketFigures, UserDirectory, type DashboardView, type TicketGrouping } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import {
  ageFigures,
  dayFigures,
  dayOf,
  daysBefore,
  dayStart,
  figure,
  openFilter,
  Tally,
  targetFigures,
  teamFigures,
} from './dashboard-figures';

/** The dashboard of one reader: every figure counts what that reader may see. */
@Injectable()
export class ShowDashboardQuery {
  constructor(
    private readonly tickets: TicketFigures,
    private readonly directory: UserDirectory,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal, days: number): Promise<DashboardView> {
    const now = this.clock.now();
    const today = dayOf(now);
    const from = dayStart(daysBefore(today, days - 1));
    const opened = { createdFrom: from };
    const groups = (filter: Record<string, string>, ...by: TicketGrouping[]) => this.tickets.count(principal, filter, by);
    const [byOpened, bySolved, byTeam, byAge, bySla, byClock, unassigned, overdue, teams] = await Promise.all([
      groups(opened, 'opened-day'),
      groups({ solvedFrom: from }, 'solved-day'),
      groups(openFilter, 'team', 'priority'),
      groups(openFilter, 'opened-day'),
      groups(opened, 'sla'),
      groups(opened, 'clock'),
      groups({ ...openFilter, assigneeId: 'none' }, 'priority'),
      groups({ ...openFilter, sla: 'breached' }, 'priority'),
      this.directory.allTeams(),
    ]);
    const [open, sla] = [new Tally(byTeam), new Tally(bySla)];
    return {
      from,
      to: now.toISOString(),
      days: dayFigures(today, days, new Tally(byOpened), new Tally(bySolved)),
      open: {
        total: figure(open.total, openFilter),
        unassigned: figure(new Tally(unassigned).total, { ...openFilter, assigneeId: 'none' }),
        overdue: figure(new Tally(overdue).total, { ...openFilter, sla: 'breached' }),
        teams: teamFigures(teams, open),
      },
      sla: {
        targets: targetFigures(new Tally(byClock)),
        met: figure(sla.of('met'), { ...opened, sla: 'met' }),
        breached: figure(sla.of('breached'), { ...opened, sla: 'breached' }),
      },
      backlogAge: ageFigures(today, byAge),
    };
  }
}
