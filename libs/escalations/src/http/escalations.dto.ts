import {
  AcknowledgeEscalation,
  LadderContent,
  LadderList,
  LadderVersionList,
  LadderView,
  ListLadders,
  ListLadderVersions,
  StartEscalation,
  TicketEscalations,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export class LadderContentDto extends createZodDto(LadderContent) {}
export class LadderDto extends createZodDto(LadderView) {}
export class ListLaddersDto extends createZodDto(ListLadders) {}
export class LadderListDto extends createZodDto(LadderList) {}
export class ListLadderVersionsDto extends createZodDto(ListLadderVersions) {}
export class LadderVersionListDto extends createZodDto(LadderVersionList) {}
export class TicketEscalationsDto extends createZodDto(TicketEscalations) {}
export class StartEscalationDto extends createZodDto(StartEscalation) {}
export class AcknowledgeEscalationDto extends createZodDto(AcknowledgeEscalation) {}
export class EscalationParam extends createZodDto(z.strictObject({ id: z.uuid(), escalationId: z.uuid() })) {}
