import { ListProcesses, ProcessDetailView, ProcessList } from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export class ListProcessesDto extends createZodDto(ListProcesses) {}
export class ProcessListDto extends createZodDto(ProcessList) {}
export class ProcessDetailDto extends createZodDto(ProcessDetailView) {}
export class ProcessParam extends createZodDto(
  z.strictObject({ type: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/), key: z.string().regex(/^[\w.:-]{1,200}$/) }),
) {}
