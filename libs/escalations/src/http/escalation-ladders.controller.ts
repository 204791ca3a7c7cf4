import { Allow, IdParam, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { ArchiveLadderCommand } from '../application/archive-ladder/archive-ladder.command';
import { CreateLadderCommand } from '../application/create-ladder/create-ladder.command';
import { SaveLadderCommand } from '../application/save-ladder/save-ladder.command';
import { LadderPast } from '../read-model/ladders/ladder-past.query';
import { LadderQueries } from '../read-model/ladders/ladder.queries';
import { LadderContentDto, LadderDto, LadderListDto, LadderVersionListDto, ListLaddersDto, ListLadderVersionsDto } from './escalations.dto';

@ApiTags('escalations')
@Controller('escalation-ladders')
export class EscalationLaddersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly ladders: LadderQueries,
    private readonly past: LadderPast,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List escalation ladders' })
  @Allow('escalation.view')
  @ZodResponse({ status: 200, type: LadderListDto })
  list(@Query() query: ListLaddersDto) {
    return this.ladders.list(query);
  }

  @Post()
  @ApiOperation({ summary: 'Create an escalation ladder' })
  @Allow('escalation.edit')
  @Versioned()
  @ZodResponse({ status: 201, type: LadderDto })
  create(@Body() content: LadderContentDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreateLadderCommand(content, meta));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get an escalation ladder' })
  @Allow('escalation.view')
  @Versioned()
  @ZodResponse({ status: 200, type: LadderDto })
  find(@Param() { id }: IdParam) {
    return this.ladders.find(id);
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'List the versions of an escalation ladder' })
  @Allow('escalation.view')
  @ZodResponse({ status: 200, type: LadderVersionListDto })
  versions(@Param() { id }: IdParam, @Query() page: ListLadderVersionsDto) {
    return this.past.versions(id, page);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change an escalation ladder; what runs keeps its version' })
  @Allow('escalation.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: LadderDto })
  save(@Param() { id }: IdParam, @Body() content: LadderContentDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SaveLadderCommand(id, content, version, meta));
  }

  @Post(':id/archive')
  @HttpCode(200)
  @ApiOperation({ summary: 'Archive an escalation ladder; what runs goes on' })
  @Allow('escalation.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: LadderDto })
  archive(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ArchiveLadderCommand(id, version, meta));
  }
}
