import { Allow, IdParam, Me, Meta, OnRepeat } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { UndoRunsCommand } from '../application/undo-run/undo-runs.command';
import { Chains } from '../read-model/chains/chains.query';
import { RuleQueries } from '../read-model/rules/rule.queries';
import { Decisions } from '../read-model/runs/one-decision.query';
import { Runs } from '../read-model/runs/runs.query';
import { UndoPlans } from '../read-model/undo/undo-plans.query';
import { UndoViews } from '../read-model/undo/undo-views';
import { ChainDto, ListRunsDto, RunListDto, UndoPlanDto, UndoResultDto, UndoWindowDto } from './rehearse.dto';

/** What rules did: found, followed up and down, and taken back. */
@ApiTags('rules')
@Controller()
export class RunsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly runs: Runs,
    private readonly rules: RuleQueries,
    private readonly decisions: Decisions,
    private readonly chains: Chains,
    private readonly plans: UndoPlans,
    private readonly views: UndoViews,
  ) {}

  @Get('rules/:id/runs')
  @ApiOperation({ summary: 'List the runs of a rule by outcome, with counts' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: RunListDto })
  list(@Param() { id }: IdParam, @Query() query: ListRunsDto, @Me() me: Principal) {
    return this.runs.ofRule(me, id, query);
  }

  @Get('decisions/:id/chain')
  @ApiOperation({ summary: 'What led to a decision, and what it led to' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: ChainDto })
  async chain(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.chains.ofDecision(await this.decisions.seenBy(me, id));
  }

  @Get('decisions/:id/undo-plan')
  @ApiOperation({ summary: 'What taking a run back would do' })
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: UndoPlanDto })
  async planRun(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.views.plan(me, await this.plans.ofRun(await this.decisions.seenBy(me, id)));
  }

  @Post('decisions/:id/undo')
  @ApiOperation({ summary: 'Take a run back' })
  @HttpCode(200)
  @Allow('rule.publish')
  @OnRepeat('stored-afterwards')
  @ZodResponse({ status: 200, type: UndoResultDto })
  async undoRun(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new UndoRunsCommand(await this.plans.ofRun(await this.decisions.seenBy(me, id)), meta));
  }

  @Post('rules/:id/undo-plan')
  @ApiOperation({ summary: 'What taking the runs of a rule back would do' })
  @HttpCode(200)
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: UndoPlanDto })
  async planRule(@Param() { id }: IdParam, @Body() window: UndoWindowDto, @Me() me: Principal) {
    await this.rules.requireRule(id);
    return this.views.plan(me, await this.plans.ofRule(me, id, window));
  }

  @Post('rules/:id/undo')
  @ApiOperation({ summary: 'Take the runs of a rule in a stretch of time back' })
  @HttpCode(200)
  @Allow('rule.publish')
  @OnRepeat('stored-afterwards')
  @ZodResponse({ status: 200, type: UndoResultDto })
  async undoRule(@Param() { id }: IdParam, @Body() window: UndoWindowDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    await this.rules.requireRule(id);
    return this.commands.execute(new UndoRunsCommand(await this.plans.ofRule(me, id, window), meta));
  }
}
