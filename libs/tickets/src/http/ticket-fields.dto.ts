import {
  CreateTicketField,
  EditTicketField,
  ListTicketFieldVersions,
  TicketFieldList,
  TicketFieldParam,
  TicketFieldVersionList,
  TicketFieldView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class TicketFieldDto extends createZodDto(TicketFieldView) {}
export class TicketFieldListDto extends createZodDto(TicketFieldList) {}
export class TicketFieldVersionListDto extends createZodDto(TicketFieldVersionList) {}
export class CreateTicketFieldDto extends createZodDto(CreateTicketField) {}
export class EditTicketFieldDto extends createZodDto(EditTicketField) {}
export class TicketFieldParamDto extends createZodDto(TicketFieldParam) {}
export class ListTicketFieldVersionsDto extends createZodDto(ListTicketFieldVersions) {}
