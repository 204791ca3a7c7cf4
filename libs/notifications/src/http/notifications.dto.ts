import { ListNotifications, NotificationList, ReadNotifications, UnreadNotifications } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class ListNotificationsDto extends createZodDto(ListNotifications) {}
export class NotificationListDto extends createZodDto(NotificationList) {}
export class ReadNotificationsDto extends createZodDto(ReadNotifications) {}
export class UnreadNotificationsDto extends createZodDto(UnreadNotifications) {}
