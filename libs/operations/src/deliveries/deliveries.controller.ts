import type { DeliveryCountsView, DeliveryDetailView, DeliveryList, DeliveryView } from '@casewright/contracts';
import { Allow, decodeCursor, IdParam, pageOf } from '@casewright/http';
import { Deliveries, type Delivery } from '@casewright/jobs';
import { DomainError } from '@casewright/kernel';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import { DeliveryCountsDto, DeliveryDetailDto, DeliveryDto, DeliveryListDto, ListDeliveriesDto } from './deliveries.dto';

const DeliveryCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.string().max(200) });

@ApiTags('operations')
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  @Get()
  @Allow('system.view')
  @ZodResponse({ status: 200, type: DeliveryListDto })
  async list(@Query() { cursor, limit, ...filter }: ListDeliveriesDto): Promise<DeliveryList> {
    const before = decodeCursor(DeliveryCursor, cursor);
    const rows = await this.deliveries.list({ ...filter, limit: limit + 1, ...(before && { before }) });
    const { items, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => ({ createdAt, id }));
    return { items: items.map(viewOf), nextCursor };
  }

  @Get('counts')
  @Allow('system.view')
  @ZodResponse({ status: 200, type: DeliveryCountsDto })
  counts(): Promise<DeliveryCountsView> {
    return this.deliveries.counts();
  }

  @Get(':id')
  @Allow('system.view')
  @ZodResponse({ status: 200, type: DeliveryDetailDto })
  async one(@Param() { id }: IdParam): Promise<DeliveryDetailView> {
    const delivery = await this.find(id);
    return { ...viewOf(delivery), payload: delivery.payload, history: [...(await this.deliveries.history(id))] };
  }

  @Post(':id/replay')
  @Allow('system.manage')
  @HttpCode(200)
  @ZodResponse({ status: 200, type: DeliveryDto })
  async replay(@Param() { id }: IdParam): Promise<DeliveryView> {
    await this.find(id);
    await this.deliveries.replay(id);
    return viewOf(await this.find(id));
  }

  @Post(':id/cancel')
  @Allow('system.manage')
  @HttpCode(200)
  @ZodResponse({ status: 200, type: DeliveryDto })
  async cancel(@Param() { id }: IdParam): Promise<DeliveryView> {
    await this.find(id);
    await this.deliveries.cancel(id);
    return viewOf(await this.find(id));
  }

  private async find(id: string): Promise<Delivery> {
    const delivery = await this.deliveries.find(id);
    if (!delivery) throw new DomainError('resource.missing', 'There is no such delivery.');
    return delivery;
  }
}

function viewOf(delivery: Delivery): DeliveryView {
  const { id, capability, status, attempts, maxAttempts, ticketId, eventId, subjectId, createdAt, updatedAt, nextAt, receipt, error } =
    delivery;
  return { id, capability, status, attempts, maxAttempts, ticketId, eventId, subjectId, createdAt, updatedAt, nextAt, receipt, error };
}
