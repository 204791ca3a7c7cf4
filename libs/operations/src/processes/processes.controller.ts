import { Config } from '@casewright/config';
import type { ProcessCountList, ProcessDetailView, ProcessList, ProcessView } from '@casewright/contracts';
import { AcceptedOnly, Allow, decodeCursor, Me, OnRepeat, pageOf } from '@casewright/http';
import { Clock, DomainError, type Principal } from '@casewright/kernel';
import { lateAt, ProcessHost, subjectOf, type HostedProcess } from '@casewright/processes';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { z } from 'zod';
import { TicketColumn } from '../tickets/ticket-column';
import { ProcessHistory } from './process-history';
import { CancelProcessDto, ListProcessesDto, ProcessCountListDto, ProcessDetailDto, ProcessListDto, ProcessParam } from './processes.dto';
import { temporalPage } from './temporal-page';

const ProcessCursor = z.strictObject({ wakeAt: z.iso.datetime().nullable(), id: z.string().max(300) });

@ApiTags('operations')
@Controller('processes')
@OnRepeat('stored-afterwards')
export class ProcessesController {
  constructor(
    private readonly processes: ProcessHost,
    private readonly tickets: TicketColumn,
    private readonly history: ProcessHistory,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List running processes' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessListDto })
  async list(@Query() { cursor, limit, q, late, ...filter }: ListProcessesDto, @Me() me: Principal): Promise<ProcessList> {
    const after = decodeCursor(ProcessCursor, cursor);
    const wanted = await this.tickets.search(q);
    const found = 'ticketId' in wanted ? { subject: wanted.ticketId } : 'text' in wanted ? { prefix: wanted.text } : {};
    const stuck = late ? { lateSince: lateAt(this.clock.now()) } : {};
    const rows = await this.processes.list({ ...filter, ...found, ...stuck, ...(after && { after }), limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, ({ id, wakeAt }) => ({ wakeAt, id }));
    const views = await this.tickets.add(me, items, subjectOf);
    return { items: views.map(({ ticket, ...row }) => ({ ...rowOf(row), ticket })), nextCursor };
  }

  @Get('counts')
  @ApiOperation({ summary: 'Count processes by type, state and host' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessCountListDto })
  async counts(): Promise<ProcessCountList> {
    return { items: [...(await this.processes.counts())] };
  }

  @Get(':type/:key')
  @ApiOperation({ summary: 'Get a process with its state' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessDetailDto })
  async one(@Param() { type, key }: ProcessParam, @Me() me: Principal): Promise<ProcessDetailView> {
    const process = await this.processes.find(type, key);
    if (!process) throw new DomainError('resource.missing', 'There is no such process.');
    const [row] = await this.tickets.add(me, [process], subjectOf);
    const temporalUrl = temporalPage(process, this.config.values);
    return { ...rowOf(process), ticket: row?.ticket ?? null, state: process.state, temporalUrl, ...(await this.history.of(process)) };
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

  /** It sends nothing more. What it has done stays done. */
  @Post(':type/:key/cancel')
  @ApiOperation({ summary: 'Cancel a running or stuck process' })
  @Allow('system.manage')
  @AcceptedOnly()
  async cancel(@Param() { type, key }: ProcessParam, @Body() { reason }: CancelProcessDto): Promise<void> {
    if (await this.processes.cancel(type, key, reason)) return;
    if (await this.processes.find(type, key)) throw new DomainError('state.conflict', 'The process has ended already.');
    throw new DomainError('resource.missing', 'There is no such process.');
  }
}

function rowOf({ id, type, key, definitionVersion, status, wakeAt, error, host }: HostedProcess): Omit<ProcessView, 'ticket'> {
  return { id, type, key, definitionVersion, status, wakeAt, error, host };
}
