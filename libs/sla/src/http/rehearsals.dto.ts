import { ListSlaRehearsals, SlaRehearsalList, SlaRehearsalView, StartSlaRehearsal } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class StartSlaRehearsalDto extends createZodDto(StartSlaRehearsal) {}
export class ListSlaRehearsalsDto extends createZodDto(ListSlaRehearsals) {}
export class SlaRehearsalDto extends createZodDto(SlaRehearsalView) {}
export class SlaRehearsalListDto extends createZodDto(SlaRehearsalList) {}
