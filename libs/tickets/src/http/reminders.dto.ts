import { ListReminders, ReminderList, ReminderParam, ReminderView, SetReminder } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class SetReminderDto extends createZodDto(SetReminder) {}
export class ReminderDto extends createZodDto(ReminderView) {}
export class ReminderListDto extends createZodDto(ReminderList) {}
export class ListRemindersDto extends createZodDto(ListReminders) {}
export class ReminderParamDto extends createZodDto(ReminderParam) {}
