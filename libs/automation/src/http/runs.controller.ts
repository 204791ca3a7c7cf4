import { Allow, IdParam, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { Chains } from '../read-model/chains/chains.query';
import { Decisions } from '../read-model/runs/one-decision.query';
import { Runs } from '../read-model/runs/runs.query';
import { ChainDto, ListRunsDto, RunListDto } from './rehearse.dto';

/** What rules did: found, and followed up and down. */
@ApiTags('rules')
@Controller()
export class RunsController {
  constructor(
    private readonly runs: Runs,
    private readonly decisions: Decisions,
    private readonly chains: Chains,
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
}
