import { Allow, IdParam, Me } from '@casewright/http';
import { Clock, type Principal } from '@casewright/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { previewSchedule } from '../domain/timed/preview-schedule';
import { NextRuns } from '../read-model/timed/next-runs.query';
import { RuleTimedRuns } from '../read-model/timed/rule-timed-runs.query';
import { AskScheduleDto, ListTimedRunsDto, NextRunsDto, RuleTimedRunListDto, ScheduleDto } from './timed-rules.dto';

/** Rules that wait for a time. */
@ApiTags('rules')
@Controller('rules')
export class TimedRulesController {
  constructor(
    private readonly runs: RuleTimedRuns,
    private readonly next: NextRuns,
    private readonly clock: Clock,
  ) {}

  @Get('schedule')
  @ApiOperation({ summary: 'The next times of a schedule, before a rule has it' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: ScheduleDto })
  schedule(@Query() { cron, timeZone }: AskScheduleDto) {
    return previewSchedule(cron, timeZone, this.clock.now());
  }

  @Get(':id/next-runs')
  @ApiOperation({ summary: 'When a rule runs next, and how its last runs went' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: NextRunsDto })
  nextRuns(@Param() { id }: IdParam) {
    return this.next.of(id);
  }

  @Get(':id/timed-runs')
  @ApiOperation({ summary: 'List the tickets that a rule waits on, or waited on' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RuleTimedRunListDto })
  timedRuns(@Param() { id }: IdParam, @Query() query: ListTimedRunsDto, @Me() me: Principal) {
    return this.runs.of(me, id, query);
  }
}
