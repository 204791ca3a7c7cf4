import type { UndoDirection } from '@casewright/contracts';
import { Allow, IdParam, Me, Meta, OnRepeat } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { UndoRunsCommand } from '../application/undo-run/undo-runs.command';
import { RuleQueries } from '../read-model/rules/rule.queries';
import { Decisions } from '../read-model/runs/one-decision.query';
import { UndoPlans } from '../read-model/undo/undo-plans.query';
import { UndoViews } from '../read-model/undo/undo-views';
import { UndoPlanDto, UndoResultDto, UndoWindowDto } from './rehearse.dto';

/** What rules did, taken back and done again. */
@ApiTags('rules')
@Controller()
export class UndoController {
  constructor(
    private readonly commands: CommandBus,
    private readonly rules: RuleQueries,
    private readonly decisions: Decisions,
    private readonly plans: UndoPlans,
    private readonly views: UndoViews,
  ) {}

  @Get('decisions/:id/undo-plan')
  @ApiOperation({ summary: 'What taking a run back would do' })
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: UndoPlanDto })
  async planUndo(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.views.plan(me, await this.ofRun(me, id, 'undo'));
  }

  @Post('decisions/:id/undo')
  @ApiOperation({ summary: 'Take a run back' })
  @HttpCode(200)
  @Allow('rule.publish')
  @OnRepeat('stored-afterwards')
  @ZodResponse({ status: 200, type: UndoResultDto })
  async undo(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new UndoRunsCommand(await this.ofRun(me, id, 'undo'), meta));
  }

  @Get('decisions/:id/redo-plan')
  @ApiOperation({ summary: 'What doing again a run that was taken back would do' })
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: UndoPlanDto })
  async planRedo(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.views.plan(me, await this.ofRun(me, id, 'redo'));
  }

  @Post('decisions/:id/redo')
  @ApiOperation({ summary: 'Do again a run that was taken back' })
  @HttpCode(200)
  @Allow('rule.publish')
  @OnRepeat('stored-afterwards')
  @ZodResponse({ status: 200, type: UndoResultDto })
  async redo(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new UndoRunsCommand(await this.ofRun(me, id, 'redo'), meta));
  }

  @Post('rules/:id/undo-plan')
  @ApiOperation({ summary: 'What taking the runs of a rule back would do' })
  @HttpCode(200)
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: UndoPlanDto })
  async planUndoRuns(@Param() { id }: IdParam, @Body() window: UndoWindowDto, @Me() me: Principal) {
    return this.views.plan(me, await this.ofRule(me, id, window, 'undo'));
  }

  @Post('rules/:id/undo')
  @ApiOperation({ summary: 'Take the runs of a rule in a stretch of time back' })
  @HttpCode(200)
  @Allow('rule.publish')
  @OnRepeat('stored-afterwards')
  @ZodResponse({ status: 200, type: UndoResultDto })
  async undoRuns(@Param() { id }: IdParam, @Body() window: UndoWindowDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new UndoRunsCommand(await this.ofRule(me, id, window, 'undo'), meta));
  }

  @Post('rules/:id/redo-plan')
  @ApiOperation({ summary: 'What doing again the runs of a rule that were taken back would do' })
  @HttpCode(200)
  @Allow('rule.publish')
  @ZodResponse({ status: 200, type: UndoPlanDto })
  async planRedoRuns(@Param() { id }: IdParam, @Body() window: UndoWindowDto, @Me() me: Principal) {
    return this.views.plan(me, await this.ofRule(me, id, window, 'redo'));
  }

  @Post('rules/:id/redo')
  @ApiOperation({ summary: 'Do again the runs of a rule in a stretch of time that were taken back' })
  @HttpCode(200)
  @Allow('rule.publish')
  @OnRepeat('stored-afterwards')
  @ZodResponse({ status: 200, type: UndoResultDto })
  async redoRuns(@Param() { id }: IdParam, @Body() window: UndoWindowDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.commands.execute(new UndoRunsCommand(await this.ofRule(me, id, window, 'redo'), meta));
  }

  private async ofRun(me: Principal, id: string, direction: UndoDirection) {
    return this.plans.ofRun(await this.decisions.seenBy(me, id), direction);
  }

  private async ofRule(me: Principal, id: string, window: UndoWindowDto, direction: UndoDirection) {
    await this.rules.requireRule(id);
    return this.plans.ofRule(me, id, window, direction);
  }
}
