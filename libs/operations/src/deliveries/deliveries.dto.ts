import { DeliveryCountsView, DeliveryDetailView, DeliveryList, DeliveryView, ListDeliveries } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class ListDeliveriesDto extends createZodDto(ListDeliveries) {}
export class DeliveryListDto extends createZodDto(DeliveryList) {}
export class DeliveryDto extends createZodDto(DeliveryView) {}
export class DeliveryDetailDto extends createZodDto(DeliveryDetailView) {}
export class DeliveryCountsDto extends createZodDto(DeliveryCountsView) {}
