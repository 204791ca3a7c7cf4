import { DashboardView, ShowDashboard } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class ShowDashboardDto extends createZodDto(ShowDashboard) {}
export class DashboardViewDto extends createZodDto(DashboardView) {}
