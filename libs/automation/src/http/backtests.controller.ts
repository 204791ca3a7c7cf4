import { Allow, IdParam, Me, Meta } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CancelBacktestCommand } from '../application/rehearse/cancel-backtest/cancel-backtest.command';
import { StartBacktestCommand } from '../application/rehearse/start-backtest/start-backtest.command';
import { Backtests } from '../read-model/rehearse/backtests.query';
import { BacktestDto, BacktestListDto, ListBacktestsDto, StartBacktestDto } from './rehearse.dto';

/** Drafts replayed over recorded history. */
@ApiTags('rules')
@Controller()
export class BacktestsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly backtests: Backtests,
  ) {}

  @Post('rules/:id/backtests')
  @ApiOperation({ summary: 'Replay the draft of a rule over recorded history' })
  @HttpCode(202)
  @Allow('rule.edit')
  @ZodResponse({ status: 202, type: BacktestDto })
  async start(@Param() { id }: IdParam, @Body() { from, to, content }: StartBacktestDto, @Meta() meta: CommandMeta, @Me() me: Principal) {
    const window = { from: new Date(from), to: new Date(to) };
    return this.backtests.find(me, await this.commands.execute(new StartBacktestCommand(id, window, content, meta)));
  }

  @Get('rules/:id/backtests')
  @ApiOperation({ summary: 'List the backtests of a rule' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: BacktestListDto })
  list(@Param() { id }: IdParam, @Query() query: ListBacktestsDto) {
    return this.backtests.ofRule(id, query);
  }

  @Get('backtests/:id')
  @ApiOperation({ summary: 'Get a backtest with its progress and result' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: BacktestDto })
  find(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.backtests.find(me, id);
  }

  @Post('backtests/:id/cancel')
  @ApiOperation({ summary: 'Cancel a backtest' })
  @HttpCode(200)
  @Allow('rule.edit')
  @ZodResponse({ status: 200, type: BacktestDto })
  async cancel(@Param() { id }: IdParam, @Me() me: Principal) {
    await this.commands.execute(new CancelBacktestCommand(id));
    return this.backtests.find(me, id);
  }
}
