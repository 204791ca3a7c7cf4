import {
  BacklogAgeView,
  OpenedAndSolvedView,
  OpenTicketsView,
  ShowAttainment,
  ShowPeriod,
  ShowUpcomingBreaches,
  SlaAttainmentView,
  UpcomingBreachesView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class ShowPeriodDto extends createZodDto(ShowPeriod) {}
export class ShowAttainmentDto extends createZodDto(ShowAttainment) {}
export class ShowUpcomingBreachesDto extends createZodDto(ShowUpcomingBreaches) {}
export class UpcomingBreachesDto extends createZodDto(UpcomingBreachesView) {}
export class OpenedAndSolvedDto extends createZodDto(OpenedAndSolvedView) {}
export class OpenTicketsDto extends createZodDto(OpenTicketsView) {}
export class SlaAttainmentDto extends createZodDto(SlaAttainmentView) {}
export class BacklogAgeDto extends createZodDto(BacklogAgeView) {}
