import type { ParkedEventList } from '@casewright/contracts';
import { Allow, decodeCursor, pageOf } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { SubscriptionAdmin } from '@casewright/subscriptions';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import { ListParkedEventsDto, ParkedEventListDto, ParkedEventParam } from './subscriptions.dto';

const ParkedCursor = z.strictObject({ after: z.string().regex(/^\d{1,18}$/) });
const missing = () => new DomainError('resource.missing', 'There is no such parked event, or it waits behind another one.');

@ApiTags('operations')
@Controller('subscriptions/parked')
export class ParkedEventsController {
  constructor(private readonly admin: SubscriptionAdmin) {}

  @Get()
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ParkedEventListDto })
  async list(@Query() { subscription, limit, cursor }: ListParkedEventsDto): Promise<ParkedEventList> {
    const position = decodeCursor(ParkedCursor, cursor);
    const rows = await this.admin.parked({ limit: limit + 1, ...(subscription ? { subscription } : {}), ...position });
    return pageOf(rows, limit, ({ id }) => ({ after: id }));
  }

  @Post(':id/retry')
  @Allow('system.manage')
  @HttpCode(202)
  async retry(@Param() { id }: ParkedEventParam): Promise<void> {
    if (!(await this.admin.retry(id))) throw missing();
  }

  @Post(':id/discard')
  @Allow('system.manage')
  @HttpCode(204)
  async discard(@Param() { id }: ParkedEventParam): Promise<void> {
    if (!(await this.admin.discard(id))) throw missing();
  }
}
