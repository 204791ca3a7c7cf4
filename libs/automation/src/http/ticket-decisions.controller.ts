import { TicketVisibility } from '@casewright/contracts';
import { Allow, IdParam, Me } from '@casewright/http';
import { DomainError, type Principal } from '@casewright/kernel';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { DecisionLists } from '../read-model/decisions/list-decisions.query';
import { WhyNot } from '../read-model/why-not/why-not.query';
import { AskWhyNotDto, DecisionListDto, ListTicketDecisionsDto, WhyNotDto } from './rules.dto';

/** Why a ticket is as it is, as far as rules made it so. */
@ApiTags('tickets')
@Controller('tickets')
export class TicketDecisionsController {
  constructor(
    private readonly visibility: TicketVisibility,
    private readonly decisions: DecisionLists,
    private readonly whyNot: WhyNot,
  ) {}

  @Get(':id/decisions')
  @ApiOperation({ summary: 'Why: the decisions that changed a ticket' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: DecisionListDto })
  async why(@Param() { id }: IdParam, @Query() query: ListTicketDecisionsDto, @Me() me: Principal) {
    await this.requireVisible(me, id);
    return this.decisions.ofTicket(id, query);
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
    if (!(await this.visibility.canSee(me, ticketId))) throw new DomainError('resource.missing', 'There is nothing here.');
  }
}
