import type { BacklogAgeView, OpenedAndSolvedView, OpenTicketsView, SlaAttainmentView, UpcomingBreachesView } from '@casewright/contracts';
import { Allow, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { BacklogAgeQuery } from '../application/backlog-age.query';
import { OpenedAndSolvedQuery } from '../application/opened-and-solved.query';
import { OpenTicketsQuery } from '../application/open-tickets.query';
import { SlaAttainmentQuery } from '../application/sla-attainment.query';
import { UpcomingBreachesQuery } from '../application/upcoming-breaches.query';
import { BacklogAgeDto, OpenedAndSolvedDto, OpenTicketsDto, SlaAttainmentDto, UpcomingBreachesDto } from './reports.dto';
import { ShowAttainmentDto, ShowPeriodDto, ShowUpcomingBreachesDto } from './reports.dto';

/** The figures of the dashboard, each by itself, so that a slow one holds up no other. */
@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly openedAndSolvedQuery: OpenedAndSolvedQuery,
    private readonly openTicketsQuery: OpenTicketsQuery,
    private readonly slaAttainmentQuery: SlaAttainmentQuery,
    private readonly backlogAgeQuery: BacklogAgeQuery,
    private readonly upcomingBreachesQuery: UpcomingBreachesQuery,
  ) {}

  @Get('opened-and-solved')
  @ApiOperation({ summary: 'Count tickets opened and solved per day' })
  @Allow('report.view')
  @ZodResponse({ status: 200, type: OpenedAndSolvedDto })
  openedAndSolved(@Me() principal: Principal, @Query() period: ShowPeriodDto): Promise<OpenedAndSolvedView> {
    return this.openedAndSolvedQuery.execute(principal, period);
  }

  @Get('open-tickets')
  @ApiOperation({ summary: 'Count open tickets by team and priority' })
  @Allow('report.view')
  @ZodResponse({ status: 200, type: OpenTicketsDto })
  openTickets(@Me() principal: Principal): Promise<OpenTicketsView> {
    return this.openTicketsQuery.execute(principal);
  }

  @Get('sla-attainment')
  @ApiOperation({ summary: 'Count the targets met and breached by tickets of a period' })
  @Allow('report.view')
  @ZodResponse({ status: 200, type: SlaAttainmentDto })
  slaAttainment(@Me() principal: Principal, @Query() asked: ShowAttainmentDto): Promise<SlaAttainmentView> {
    return this.slaAttainmentQuery.execute(principal, asked);
  }

  /** Clocks are for those who work on tickets: who may read internal notes may see them, on the tickets that they may see. */
  @Get('upcoming-breaches')
  @ApiOperation({ summary: 'List the clocks that will be breached within the next hours' })
  @Allow('ticket.note')
  @ZodResponse({ status: 200, type: UpcomingBreachesDto })
  upcomingBreaches(@Me() principal: Principal, @Query() asked: ShowUpcomingBreachesDto): Promise<UpcomingBreachesView> {
    return this.upcomingBreachesQuery.execute(principal, asked);
  }

  @Get('backlog-age')
  @ApiOperation({ summary: 'How old the open tickets are' })
  @Allow('report.view')
  @ZodResponse({ status: 200, type: BacklogAgeDto })
  backlogAge(@Me() principal: Principal): Promise<BacklogAgeView> {
    return this.backlogAgeQuery.execute(principal);
  }
}
