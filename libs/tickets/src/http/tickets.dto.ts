import {
  AddComment,
  AttachmentView,
  EditTicket,
  ListTicketEvents,
  ListTickets,
  OpenTicket,
  Slug,
  ImportedTicket,
  ImportTicket,
  MergeTicket,
  SnoozeTicket,
  SplitTicket,
  TicketCounts,
  TicketEventList,
  TicketList,
  TicketView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export class ListTicketsDto extends createZodDto(ListTickets) {}
export class TicketListDto extends createZodDto(TicketList) {}
export class TicketCountsDto extends createZodDto(TicketCounts) {}
export class OpenTicketDto extends createZodDto(OpenTicket) {}
export class EditTicketDto extends createZodDto(EditTicket) {}
export class AddCommentDto extends createZodDto(AddComment) {}
export class ImportTicketDto extends createZodDto(ImportTicket) {}
export class ImportedTicketDto extends createZodDto(ImportedTicket) {}
export class MergeTicketDto extends createZodDto(MergeTicket) {}
export class SplitTicketDto extends createZodDto(SplitTicket) {}
export class SnoozeTicketDto extends createZodDto(SnoozeTicket) {}
export class TicketViewDto extends createZodDto(TicketView) {}
export class ListTicketEventsDto extends createZodDto(ListTicketEvents) {}
export class TicketEventListDto extends createZodDto(TicketEventList) {}
export class AttachmentDto extends createZodDto(AttachmentView) {}
export class TicketTagParam extends createZodDto(z.strictObject({ id: z.uuid(), tag: Slug })) {}
export class TicketAttachmentParam extends createZodDto(z.strictObject({ id: z.uuid(), attachmentId: z.uuid() })) {}
