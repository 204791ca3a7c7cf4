import { Priority, TicketFigures, UserDirectory, type OpenTicketsView, type TeamFigures, type TeamSummary } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { figure, openFilter, Tally } from './tally';

/** What is open now, and with whom. */
@Injectable()
export class OpenTicketsQuery {
  constructor(
    private readonly tickets: TicketFigures,
    private readonly directory: UserDirectory,
  ) {}

  async execute(principal: Principal): Promise<OpenTicketsView> {
    const count = async (filter: Record<string, string>) => {
      const whole = { ...openFilter, ...filter };
      return figure(new Tally(await this.tickets.count(principal, whole, ['priority'])).total, whole);
    };
    const [byTeam, unassigned, overdue, teams] = await Promise.all([
      this.tickets.count(principal, openFilter, ['team', 'priority']),
      count({ assigneeId: 'none' }),
      count({ sla: 'breached' }),
      this.directory.allTeams(),
    ]);
    const open = new Tally(byTeam);
    return { total: figure(open.total, openFilter), unassigned, overdue, teams: teamFigures(teams, open) };
  }
}

/** Every team, also those without an open ticket, and at the end the tickets without a team, if there are any. */
function teamFigures(teams: readonly TeamSummary[], open: Tally): TeamFigures[] {
  const figures = [...teams, null].map((team) => {
    const filter = { ...openFilter, teamId: team?.id ?? 'none' };
    const byPriority = Priority.options.map((priority) => ({
      priority,
      figure: figure(open.of(team?.id ?? null, priority), { ...filter, priority }),
    }));
    const count = byPriority.reduce((sum, part) => sum + part.figure.count, 0);
    return { team: team && { id: team.id, name: team.name }, total: figure(count, filter), byPriority };
  });
  return figures.filter(({ team, total }) => team !== null || total.count > 0);
}
