import type { ProcessMoveList, ProcessMoveView } from '@casewright/contracts';
import { Allow, Me, OnRepeat } from '@casewright/http';
import { DomainError, type Principal } from '@casewright/kernel';
import { ProcessHost, ProcessMoves, type Move } from '@casewright/processes';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { MoveProcessesDto, ProcessMoveDto, ProcessMoveListDto } from './processes.dto';

@ApiTags('operations')
@Controller('processes/moves')
@OnRepeat('stored-afterwards')
export class ProcessMovesController {
  constructor(
    private readonly moves: ProcessMoves,
    private readonly processes: ProcessHost,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List moves of processes between hosts' })
  @Allow('system.view')
  @ZodResponse({ status: 200, type: ProcessMoveListDto })
  async list(): Promise<ProcessMoveList> {
    return { possible: this.moves.isPossible, items: (await this.moves.list()).map(viewOf) };
  }

  /** They go on with what they know; what comes for them meanwhile waits. Progress stands in the list. */
  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Move running processes to another host' })
  @Allow('system.manage')
  @ZodResponse({ status: 202, type: ProcessMoveDto })
  async order(@Body() { to, type, key }: MoveProcessesDto, @Me() me: Principal): Promise<ProcessMoveView> {
    if (type !== undefined && this.processes.followedBy(type).length === 0)
      throw new DomainError('reference.unknown', 'There are no processes of this type.', { pointer: '/type' });
    const id = await this.moves.order({ to, type: type ?? null, key: key ?? null }, me.userId);
    const ordered = (await this.moves.list()).find((move) => move.id === id);
    if (!ordered) throw new DomainError('resource.missing', 'There is no such move.');
    return viewOf(ordered);
  }
}

function viewOf({ id, to, type, key, total, left, requestedAt, endedAt, problem }: Move): ProcessMoveView {
  return { id, to, type, key, total, left, problem, requestedAt: requestedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}
