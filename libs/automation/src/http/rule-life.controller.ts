import { Allow, IdParam, IfMatch, Me, Meta } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { audienceOf } from '../domain/audience';
import { PromoteRuleCommand } from '../application/promote-rule/promote-rule.command';
import { PublishRuleCommand } from '../application/publish-rule/publish-rule.command';
import { RollBackRuleCommand } from '../application/roll-back-rule/roll-back-rule.command';
import { StepRuleCommand } from '../application/step-rule/step-rule.command';
import { DivergenceReports } from '../read-model/divergence/divergence.query';
import { RuleQueries } from '../read-model/rules/rule.queries';
import { Revised } from './revision';
import {
  ArchiveRuleDto,
  DivergenceDto,
  ListDivergenceDto,
  PauseRuleDto,
  PromoteRuleDto,
  PublishRuleDto,
  RestoreRuleDto,
  ResumeRuleDto,
  RollBackRuleDto,
  WithdrawTrialDto,
} from './rule-life.dto';
import { RuleDetailDto } from './rules.dto';

/** What becomes of a rule: it is published, tried, promoted, paused, put away. */
@ApiTags('rules')
@Controller('rules')
export class RuleLifeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly rules: RuleQueries,
    private readonly divergence: DivergenceReports,
  ) {}

  @Post(':id/publish')
  @ApiOperation({ summary: 'Publish the draft as the next version: live, in shadow or as a canary' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  publish(
    @Param() { id }: IdParam,
    @Body() body: PublishRuleDto,
    @IfMatch() revision: number | undefined,
    @Meta() meta: CommandMeta,
    @Me() me: Principal,
  ) {
    const how = body.as === 'canary' ? { as: body.as, audience: audienceOf(body.canary) } : { as: body.as };
    return this.step(id, new PublishRuleCommand(id, body.reason, how, revision, meta, me.permissions, body.tests));
  }

  @Post(':id/promote')
  @ApiOperation({ summary: 'Take the version on trial further: to a canary, or to all tickets' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  promote(
    @Param() { id }: IdParam,
    @Body() body: PromoteRuleDto,
    @IfMatch() revision: number | undefined,
    @Meta() meta: CommandMeta,
    @Me() me: Principal,
  ) {
    const audience = body.as === 'canary' ? audienceOf(body.canary) : null;
    return this.step(id, new PromoteRuleCommand(id, audience, body.reason ?? null, revision, meta, me.permissions));
  }

  @Post(':id/withdraw')
  @ApiOperation({ summary: 'End the trial of a version' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  withdraw(@Param() { id }: IdParam, @Body() body: WithdrawTrialDto, @IfMatch() revision: number | undefined, @Meta() meta: CommandMeta) {
    return this.step(id, new StepRuleCommand(id, 'withdrawn', body.reason ?? null, revision, meta));
  }

  @Post(':id/rollback')
  @ApiOperation({ summary: 'Publish what an earlier version said as the next one' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  rollBack(
    @Param() { id }: IdParam,
    @Body() body: RollBackRuleDto,
    @IfMatch() revision: number | undefined,
    @Meta() meta: CommandMeta,
    @Me() me: Principal,
  ) {
    return this.step(id, new RollBackRuleCommand(id, body.version, body.reason, revision, meta, me.permissions));
  }

  @Post(':id/pause')
  @ApiOperation({ summary: 'Pause a rule' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  pause(@Param() { id }: IdParam, @Body() body: PauseRuleDto, @IfMatch() revision: number | undefined, @Meta() meta: CommandMeta) {
    return this.step(id, new StepRuleCommand(id, 'paused', body.reason ?? null, revision, meta));
  }

  @Post(':id/resume')
  @ApiOperation({ summary: 'Resume a rule that was paused, stopped or tripped' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  resume(@Param() { id }: IdParam, @Body() body: ResumeRuleDto, @IfMatch() revision: number | undefined, @Meta() meta: CommandMeta) {
    return this.step(id, new StepRuleCommand(id, 'resumed', body.reason ?? null, revision, meta));
  }

  @Post(':id/archive')
  @ApiOperation({ summary: 'Put a rule away' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  archive(@Param() { id }: IdParam, @Body() body: ArchiveRuleDto, @IfMatch() revision: number | undefined, @Meta() meta: CommandMeta) {
    return this.step(id, new StepRuleCommand(id, 'archived', body.reason, revision, meta));
  }

  @Post(':id/restore')
  @ApiOperation({ summary: 'Bring an archived rule back, paused' })
  @HttpCode(200)
  @Allow('rule.publish')
  @Revised()
  @ZodResponse({ status: 200, type: RuleDetailDto })
  restore(@Param() { id }: IdParam, @Body() body: RestoreRuleDto, @IfMatch() revision: number | undefined, @Meta() meta: CommandMeta) {
    return this.step(id, new StepRuleCommand(id, 'restored', body.reason ?? null, revision, meta));
  }

  @Get(':id/divergence')
  @ApiOperation({ summary: 'What a version in shadow would have done otherwise' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: DivergenceDto })
  report(@Param() { id }: IdParam, @Query() query: ListDivergenceDto, @Me() me: Principal) {
    return this.divergence.of(me, id, query);
  }

  private async step(id: string, command: Command<void>) {
    await this.commands.execute(command);
    return this.rules.detail(id);
  }
}
