import type { ProcessDetailView, ProcessList } from '@casewright/contracts';
import { Allow, decodeCursor, pageOf } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { ProcessHost, type HostedProcess } from '@casewright/processes';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import { ListProcessesDto, ProcessDetailDto, ProcessListDto, ProcessParam } from './processes.dto';

const ProcessCursor = z.strictObject({ after: z.string().max(300) });

@ApiTags('operations')
@Controller('processes')
export class ProcessesController {
  constructor(private readonly processes: ProcessHost) {}

  @Get()
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessListDto })
  async list(@Query() { cursor, limit, type, status }: ListProcessesDto): Promise<ProcessList> {
    const position = decodeCursor(ProcessCursor, cursor);
    const rows = await this.processes.list({ ...(type && { type }), ...(status && { status }), ...position, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => ({ after: id }));
    return { items: items.map(viewOf), nextCursor };
  }

  @Get(':type/:key')
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessDetailDto })
  async one(@Param() { type, key }: ProcessParam): Promise<ProcessDetailView> {
    const process = await this.processes.find(type, key);
    if (!process) throw new DomainError('resource.missing', 'There is no such process.');
    return { ...viewOf(process), state: process.state };
  }

  /** Has a parked process try again what it failed on. */
  @Post(':type/:key/retry')
  @Allow('system.manage')
  @HttpCode(202)
  async retry(@Param() { type, key }: ProcessParam): Promise<void> {
    if (await this.processes.retry(type, key)) return;
    if (await this.processes.find(type, key)) throw new DomainError('state.conflict', 'The process is not parked.');
    throw new DomainError('resource.missing', 'There is no such process.');
  }
}

function viewOf({ id, type, key, definitionVersion, status, wakeAt, error }: HostedProcess) {
  return { id, type, key, definitionVersion, status, wakeAt, error };
}
