import {
  AutoCloseContent,
  AutoClosePreview,
  AutoCloseVersionList,
  AutoCloseView,
  ListAutoCloseVersions,
  TicketAutoClose,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class AutoCloseContentDto extends createZodDto(AutoCloseContent) {}
export class AutoCloseDto extends createZodDto(AutoCloseView) {}
export class AutoClosePreviewDto extends createZodDto(AutoClosePreview) {}
export class AutoCloseVersionListDto extends createZodDto(AutoCloseVersionList) {}
export class ListAutoCloseVersionsDto extends createZodDto(ListAutoCloseVersions) {}
export class TicketAutoCloseDto extends createZodDto(TicketAutoClose) {}
