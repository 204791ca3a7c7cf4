import { Module } from '@nestjs/common';
import { ShowDashboardQuery } from './application/show-dashboard.query';
import { ReportsController } from './http/reports.controller';

/** Figures over what other contexts keep; it stores nothing of its own. */
@Module({ controllers: [ReportsController], providers: [ShowDashboardQuery] })
export class ReportsModule {}
