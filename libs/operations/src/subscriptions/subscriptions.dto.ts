import { ListParkedEvents, ParkedEventList, SubscriptionList } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export class SubscriptionListDto extends createZodDto(SubscriptionList) {}
export class ListParkedEventsDto extends createZodDto(ListParkedEvents) {}
export class ParkedEventListDto extends createZodDto(ParkedEventList) {}
export class SubscriptionNameParam extends createZodDto(z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/) })) {}
export class ParkedEventParam extends createZodDto(
  z.strictObject({ id: z.string().regex(/^\d{1,18}$/, 'Must be the id of a parked event') }),
) {}
