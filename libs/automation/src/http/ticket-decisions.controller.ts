import { TicketVisibility } from '@casewright/contracts';
import { Allow, IdParam, Me } from '@casewright/http';
import { missing, type Principal } from '@casewright/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { DecisionLists } from '../read-model/decisions/list-decisions.query';
import { Chains } from '../read-model/chains/chains.query';
import { Why } from '../read-model/why/why.query';
import { WhyNot } from '../read-model/why-not/why-not.query';
import { AskWhyDto, ChainDto, ChainParamsDto, WhyDto } from './rehearse.dto';
import { AskWhyNotDto, DecisionListDto, ListTicketDecisionsDto, WhyNotDto } from './rules.dto';

/** Why a ticket is as it is, as far as rules made it so. */
@ApiTags('tickets')
@Controller('tickets')
export class TicketDecisionsController {
  constructor(
    private readonly visibility: TicketVisibility,
    private readonly decisions: DecisionLists,
    private readonly whyNot: WhyNot,
    private readonly whyIs: Why,
    private readonly chains: Chains,
  ) {}

  @Get(':id/decisions')
  @ApiOperation({ summary: 'List the decisions that changed a ticket' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: DecisionListDto })
  async decided(@Param() { id }: IdParam, @Query() query: ListTicketDecisionsDto, @Me() me: Principal) {
    await this.requireVisible(me, id);
    return this.decisions.ofTicket(id, query);
  }

  @Get(':id/why')
  @ApiOperation({ summary: 'Why: who or what made a property of a ticket what it is' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: WhyDto })
  async askWhy(@Param() { id }: IdParam, @Query() { field }: AskWhyDto, @Me() me: Principal) {
    await this.requireVisible(me, id);
    return this.whyIs.answer(id, field);
  }

  @Get(':id/chains/:correlationId')
  @ApiOperation({ summary: 'Everything on a ticket that one thing led to' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: ChainDto })
  async chain(@Param() { id, correlationId }: ChainParamsDto, @Me() me: Principal) {
    await this.requireVisible(me, id);
    return this.chains.ofTicket(id, correlationId);
  }

  @Get(':id/why-not')
  @ApiOperation({ summary: 'Why not: what keeps each rule from changing a ticket' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: WhyNotDto })
  async askWhyNot(@Param() { id }: IdParam, @Query() query: AskWhyNotDto, @Me() me: Principal) {
    await this.requireVisible(me, id);
    return this.whyNot.answer(id, query);
  }

  private async requireVisible(me: Principal, ticketId: string): Promise<void> {
    if (!(await this.visibility.canSee(me, ticketId))) throw missing();
  }
}
