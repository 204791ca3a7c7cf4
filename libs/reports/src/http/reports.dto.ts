import { BacklogAgeView, OpenedAndSolvedView, OpenTicketsView, ShowPeriod, SlaAttainmentView } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class ShowPeriodDto extends createZodDto(ShowPeriod) {}
export class OpenedAndSolvedDto extends createZodDto(OpenedAndSolvedView) {}
export class OpenTicketsDto extends createZodDto(OpenTicketsView) {}
export class SlaAttainmentDto extends createZodDto(SlaAttainmentView) {}
export class BacklogAgeDto extends createZodDto(BacklogAgeView) {}
