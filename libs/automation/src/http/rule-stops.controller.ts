import { Allow, IdParam, Meta } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { EffectQueues } from '../application/effect-queues';
import { ResumeStopCommand } from '../application/resume-stop/resume-stop.command';
import { StopRulesCommand } from '../application/stop-rules/stop-rules.command';
import { Stops } from '../read-model/stops/stops.query';
import { PreviewStopDto, ResumedStopDto, ResumeStopDto, StopDto, StopListDto, StopPreviewDto, StopRulesDto } from './rule-life.dto';

/** The kill switch: one rule, a phase, or all of them. */
@ApiTags('rules')
@Controller('rules')
export class RuleStopsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly stops: Stops,
    private readonly queues: EffectQueues,
  ) {}

  @Get('stops')
  @ApiOperation({ summary: 'List the stops that hold rules' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: StopListDto })
  async list() {
    return { items: await this.stops.standing() };
  }

  @Post('stop/preview')
  @ApiOperation({ summary: 'What a stop would hold and cancel, without doing it' })
  @HttpCode(200)
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: StopPreviewDto })
  preview(@Body() { scope }: PreviewStopDto) {
    return this.stops.preview(scope, (ruleIds) => this.queues.count(ruleIds));
  }

  @Post('stop')
  @ApiOperation({ summary: 'Stop rules at once, and cancel what they have planned' })
  @HttpCode(200)
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: StopDto })
  async stop(@Body() { scope, reason }: StopRulesDto, @Meta() meta: CommandMeta) {
    return this.stops.one(await this.commands.execute(new StopRulesCommand(scope, reason, meta)));
  }

  @Post('stop/:id/resume')
  @ApiOperation({ summary: 'Let go on what a stop still holds' })
  @HttpCode(200)
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: ResumedStopDto })
  async resume(@Param() { id }: IdParam, @Body() { reason }: ResumeStopDto, @Meta() meta: CommandMeta) {
    return { resumed: await this.commands.execute(new ResumeStopCommand(id, reason ?? null, meta)) };
  }
}
