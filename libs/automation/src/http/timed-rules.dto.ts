import { AskSchedule, ListTimedRuns, NextRunsView, RuleTimedRunList, ScheduleView, TicketTimedRules } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class AskScheduleDto extends createZodDto(AskSchedule) {}
export class ListTimedRunsDto extends createZodDto(ListTimedRuns) {}
export class NextRunsDto extends createZodDto(NextRunsView) {}
export class RuleTimedRunListDto extends createZodDto(RuleTimedRunList) {}
export class ScheduleDto extends createZodDto(ScheduleView) {}
export class TicketTimedRulesDto extends createZodDto(TicketTimedRules) {}
