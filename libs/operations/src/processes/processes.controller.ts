import type { ProcessDetailView, ProcessList, ProcessView } from '@casewright/contracts';
import { AcceptedOnly, Allow, decodeCursor, Me, OnRepeat, pageOf } from '@casewright/http';
import { DomainError, type Principal } from '@casewright/kernel';
import { ProcessHost, type HostedProcess } from '@casewright/processes';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import { TicketColumn } from '../tickets/ticket-column';
import { ListProcessesDto, ProcessDetailDto, ProcessListDto, ProcessParam } from './processes.dto';

const ProcessCursor = z.strictObject({ after: z.string().max(300) });

@ApiTags('operations')
@Controller('processes')
@OnRepeat('stored-afterwards')
export class ProcessesController {
  constructor(
    private readonly processes: ProcessHost,
    private readonly tickets: TicketColumn,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List running processes' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessListDto })
  async list(@Query() { cursor, limit, q, ...filter }: ListProcessesDto, @Me() me: Principal): Promise<ProcessList> {
    const position = decodeCursor(ProcessCursor, cursor);
    const wanted = await this.tickets.search(q);
    const found = 'ticketId' in wanted ? { key: wanted.ticketId } : 'text' in wanted ? { prefix: wanted.text } : {};
    const rows = await this.processes.list({ ...filter, ...found, ...position, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, ({ id }) => ({ after: id }));
    return { items: await this.tickets.add(me, items.map(rowOf), ({ key }) => key), nextCursor };
  }

  @Get(':type/:key')
  @ApiOperation({ summary: 'Get a process with its state' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessDetailDto })
  async one(@Param() { type, key }: ProcessParam, @Me() me: Principal): Promise<ProcessDetailView> {
    const process = await this.processes.find(type, key);
    if (!process) throw new DomainError('resource.missing', 'There is no such process.');
    const [row] = await this.tickets.add(me, [rowOf(process)], () => key);
    return { ...rowOf(process), ticket: row?.ticket ?? null, state: process.state };
  }

  /** Has a parked process try again what it failed on. */
  @Post(':type/:key/retry')
  @ApiOperation({ summary: 'Run a stuck process again' })
  @Allow('system.manage')
  @AcceptedOnly()
  async retry(@Param() { type, key }: ProcessParam): Promise<void> {
    if (await this.processes.retry(type, key)) return;
    if (await this.processes.find(type, key)) throw new DomainError('state.conflict', 'The process is not parked.');
    throw new DomainError('resource.missing', 'There is no such process.');
  }
}

function rowOf({ id, type, key, definitionVersion, status, wakeAt, error }: HostedProcess): Omit<ProcessView, 'ticket'> {
  return { id, type, key, definitionVersion, status, wakeAt, error };
}
