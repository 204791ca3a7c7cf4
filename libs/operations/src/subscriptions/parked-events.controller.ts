import type { ParkedEventList } from '@casewright/contracts';
import { AcceptedOnly, Allow, decodeCursor, Me, pageOf } from '@casewright/http';
import { DomainError, type Principal } from '@casewright/kernel';
import { SubscriptionAdmin } from '@casewright/subscriptions';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import { TicketColumn } from '../tickets/ticket-column';
import { ListParkedEventsDto, ParkedEventListDto, ParkedEventParam } from './subscriptions.dto';

const ParkedCursor = z.strictObject({ after: z.string().regex(/^\d{1,18}$/) });
const missing = () => new DomainError('resource.missing', 'There is no such parked event, or it waits behind another one.');

@ApiTags('operations')
@Controller('subscriptions/parked')
export class ParkedEventsController {
  constructor(
    private readonly admin: SubscriptionAdmin,
    private readonly tickets: TicketColumn,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List events that a subscription could not take' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ParkedEventListDto })
  async list(@Query() { limit, cursor, q, ...filter }: ListParkedEventsDto, @Me() me: Principal): Promise<ParkedEventList> {
    const position = decodeCursor(ParkedCursor, cursor);
    const wanted = await this.tickets.search(q);
    const found = 'ticketId' in wanted ? { streamId: wanted.ticketId } : wanted;
    const rows = await this.admin.parked({ ...filter, ...found, limit: limit + 1, ...position });
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => ({ after: id }));
    return { items: await this.tickets.add(me, items, ({ streamId }) => streamId), nextCursor };
  }

  @Post(':id/retry')
  @ApiOperation({ summary: 'Give a parked event to its subscription again' })
  @Allow('system.manage')
  @AcceptedOnly()
  async retry(@Param() { id }: ParkedEventParam): Promise<void> {
    if (!(await this.admin.retry(id))) throw missing();
  }

  @Post(':id/discard')
  @ApiOperation({ summary: 'Give up a parked event' })
  @Allow('system.manage')
  @HttpCode(204)
  async discard(@Param() { id }: ParkedEventParam): Promise<void> {
    if (!(await this.admin.discard(id))) throw missing();
  }
}
