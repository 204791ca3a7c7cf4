import {
  CancelProcess,
  ListProcesses,
  MoveProcesses,
  ProcessCountList,
  ProcessDetailView,
  ProcessList,
  ProcessMoveList,
  ProcessMoveView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

export class ListProcessesDto extends createZodDto(ListProcesses) {}
export class ProcessListDto extends createZodDto(ProcessList) {}
export class ProcessDetailDto extends createZodDto(ProcessDetailView) {}
export class ProcessCountListDto extends createZodDto(ProcessCountList) {}
export class CancelProcessDto extends createZodDto(CancelProcess) {}
export class MoveProcessesDto extends createZodDto(MoveProcesses) {}
export class ProcessMoveDto extends createZodDto(ProcessMoveView) {}
export class ProcessMoveListDto extends createZodDto(ProcessMoveList) {}
export class ProcessParam extends createZodDto(
  z.strictObject({ type: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/), key: z.string().regex(/^[\w.:-]{1,200}$/) }),
) {}
