import type { DeliveryCountsView, DeliveryDetailView, DeliveryList, DeliveryView } from '@casewright/contracts';
import { Allow, decodeCursor, IdParam, Me, pageOf } from '@casewright/http';
import { Deliveries, type Delivery } from '@casewright/jobs';
import { DomainError, type Principal } from '@casewright/kernel';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import { TicketColumn } from '../tickets/ticket-column';
import { DeliveryCountsDto, DeliveryDetailDto, DeliveryDto, DeliveryListDto, ListDeliveriesDto } from './deliveries.dto';

const DeliveryCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.string().max(200) });

@ApiTags('operations')
@Controller('deliveries')
export class DeliveriesController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly tickets: TicketColumn,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List what goes out' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: DeliveryListDto })
  async list(@Query() { cursor, limit, q, ...filter }: ListDeliveriesDto, @Me() me: Principal): Promise<DeliveryList> {
    const before = decodeCursor(DeliveryCursor, cursor);
    const wanted = { ...filter, ...(await this.tickets.search(q)) };
    const rows = await this.deliveries.list({ ...wanted, limit: limit + 1, ...(before && { before }) });
    const { items, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => ({ createdAt, id }));
    return { items: await this.views(me, items), nextCursor };
  }

  @Get('counts')
  @ApiOperation({ summary: 'Count deliveries by state' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: DeliveryCountsDto })
  counts(): Promise<DeliveryCountsView> {
    return this.deliveries.counts();
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a delivery with its attempts' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: DeliveryDetailDto })
  async one(@Param() { id }: IdParam, @Me() me: Principal): Promise<DeliveryDetailView> {
    const delivery = await this.find(id);
    return { ...(await this.view(me, delivery)), payload: delivery.payload, history: [...(await this.deliveries.history(id))] };
  }

  @Post(':id/replay')
  @ApiOperation({ summary: 'Send a dead letter again' })
  @Allow('system.manage')
  @HttpCode(200)
  @ZodResponse({ status: 200, type: DeliveryDto })
  async replay(@Param() { id }: IdParam, @Me() me: Principal): Promise<DeliveryView> {
    await this.find(id);
    await this.deliveries.replay(id);
    return this.view(me, await this.find(id));
  }

  @Post(':id/cancel')
  @ApiOperation({ summary: 'Cancel a delivery that waits' })
  @Allow('system.manage')
  @HttpCode(200)
  @ZodResponse({ status: 200, type: DeliveryDto })
  async cancel(@Param() { id }: IdParam, @Me() me: Principal): Promise<DeliveryView> {
    await this.find(id);
    await this.deliveries.cancel(id);
    return this.view(me, await this.find(id));
  }

  private views(me: Principal, deliveries: readonly Delivery[]): Promise<DeliveryView[]> {
    return this.tickets.add(me, deliveries.map(rowOf), ({ ticketId }) => ticketId);
  }

  private async view(me: Principal, delivery: Delivery): Promise<DeliveryView> {
    const [ticketed] = await this.tickets.add(me, [rowOf(delivery)], ({ ticketId }) => ticketId);
    return ticketed ?? { ...rowOf(delivery), ticket: null };
  }

  private async find(id: string): Promise<Delivery> {
    const delivery = await this.deliveries.find(id);
    if (!delivery) throw new DomainError('resource.missing', 'There is no such delivery.');
    return delivery;
  }
}

function rowOf(delivery: Delivery): Omit<DeliveryView, 'ticket'> {
  const { payload, ...row } = delivery;
  return { ...row, kind: typeof payload['kind'] === 'string' ? payload['kind'] : null };
}
