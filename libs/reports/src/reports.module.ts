import { Module } from '@nestjs/common';
import { AttainmentKeys } from './application/attainment-keys';
import { BacklogAgeQuery } from './application/backlog-age.query';
import { OpenedAndSolvedQuery } from './application/opened-and-solved.query';
import { OpenTicketsQuery } from './application/open-tickets.query';
import { SlaAttainmentQuery } from './application/sla-attainment.query';
import { UpcomingBreachesQuery } from './application/upcoming-breaches.query';
import { ReportsController } from './http/reports.controller';

/** Figures over what other contexts keep; it stores nothing of its own. */
@Module({
  controllers: [ReportsController],
  providers: [BacklogAgeQuery, OpenedAndSolvedQuery, OpenTicketsQuery, SlaAttainmentQuery, AttainmentKeys, UpcomingBreachesQuery],
})
export class ReportsModule {}
