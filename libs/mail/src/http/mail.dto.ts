import {
  EditMailSettings,
  ListMailboxMessages,
  ListMailSettingsVersions,
  ListSuspendedMails,
  MailboxAccountsView,
  MailboxMessageDetailView,
  MailboxMessageList,
  MailSettingsVersionList,
  MailSettingsView,
  ReleasedMailView,
  ReleaseSuspendedMail,
  ReplyToMail,
  SuspendedMailDetailView,
  SuspendedMailList,
  WriteMail,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export class ListSuspendedMailsDto extends createZodDto(ListSuspendedMails) {}
export class SuspendedMailListDto extends createZodDto(SuspendedMailList) {}
export class SuspendedMailDetailDto extends createZodDto(SuspendedMailDetailView) {}
export class ReleaseSuspendedMailDto extends createZodDto(ReleaseSuspendedMail) {}
export class ReleasedMailDto extends createZodDto(ReleasedMailView) {}
export class MailSettingsDto extends createZodDto(MailSettingsView) {}
export class EditMailSettingsDto extends createZodDto(EditMailSettings) {}
export class ListMailSettingsVersionsDto extends createZodDto(ListMailSettingsVersions) {}
export class MailSettingsVersionListDto extends createZodDto(MailSettingsVersionList) {}
export class MailboxAccountsDto extends createZodDto(MailboxAccountsView) {}
export class ListMailboxMessagesDto extends createZodDto(ListMailboxMessages) {}
export class MailboxMessageListDto extends createZodDto(MailboxMessageList) {}
export class MailboxMessageDetailDto extends createZodDto(MailboxMessageDetailView) {}
export class WriteMailDto extends createZodDto(WriteMail) {}
export class ReplyToMailDto extends createZodDto(ReplyToMail) {}
/** `…/{id}/attachments/{index}` */
export class MailAttachmentParam extends createZodDto(
  z.strictObject({ id: z.uuid(), index: z.coerce.number().int().min(0).max(10_000) }),
) {}
