import { TicketVisibility } from '@casewright/contracts';
import { Allow, IdParam, Me } from '@casewright/http';
import { missing, type Principal } from '@casewright/kernel';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { TicketTimedRulesQuery } from '../read-model/timed/ticket-timed-rules.query';
import { TicketTimedRulesDto } from './timed-rules.dto';

/** What rules will do to a ticket of their own accord. */
@ApiTags('tickets')
@Controller('tickets')
export class TicketTimedRulesController {
  constructor(
    private readonly visibility: TicketVisibility,
    private readonly runs: TicketTimedRulesQuery,
  ) {}

  @Get(':id/timed-rules')
  @ApiOperation({ summary: 'List the rules that wait on a ticket, and when each will act' })
  @Allow('rule.view')
  @ZodResponse({ status: 200, type: TicketTimedRulesDto })
  async timedRules(@Param() { id }: IdParam, @Me() me: Principal) {
    if (!(await this.visibility.canSee(me, id))) throw missing();
    return this.runs.of(id);
  }
}
