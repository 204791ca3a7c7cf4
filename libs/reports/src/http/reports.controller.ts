import type { DashboardView } from '@casewright/contracts';
import { Allow, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { ShowDashboardQuery } from '../application/show-dashboard.query';
import { DashboardViewDto, ShowDashboardDto } from './dashboard.dto';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly dashboard: ShowDashboardQuery) {}

  @Get('dashboard')
  @Allow('report.view')
  @ZodResponse({ status: 200, type: DashboardViewDto })
  show(@Me() principal: Principal, @Query() { days }: ShowDashboardDto): Promise<DashboardView> {
    return this.dashboard.execute(principal, days);
  }
}
