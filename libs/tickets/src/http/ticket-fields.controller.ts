import { Allow, IfMatch, Me, Meta, Versioned } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { ArchiveFieldCommand } from '../application/ticket-fields/archive-field/archive-field.command';
import { CreateFieldCommand } from '../application/ticket-fields/create-field/create-field.command';
import { EditFieldCommand } from '../application/ticket-fields/edit-field/edit-field.command';
import { readerOf } from '../read-model/reader';
import { TicketFieldVersions } from '../read-model/ticket-fields/ticket-field-versions.query';
import { TicketFieldQueries } from '../read-model/ticket-fields/ticket-fields.query';
import {
  CreateTicketFieldDto,
  EditTicketFieldDto,
  ListTicketFieldVersionsDto,
  TicketFieldDto,
  TicketFieldListDto,
  TicketFieldParamDto,
  TicketFieldVersionListDto,
} from './ticket-fields.dto';

@ApiTags('ticket-fields')
@Controller('ticket-fields')
export class TicketFieldsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly fields: TicketFieldQueries,
    private readonly past: TicketFieldVersions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the fields that were added to tickets' })
  @Allow('ticket.view')
  @ZodResponse({ status: 200, type: TicketFieldListDto })
  list(@Me() me: Principal) {
    return this.fields.list(readerOf(me));
  }

  @Post()
  @ApiOperation({ summary: 'Add a field to tickets' })
  @Allow('ticket-field.manage')
  @Versioned()
  @ZodResponse({ status: 201, type: TicketFieldDto })
  create(@Body() field: CreateTicketFieldDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new CreateFieldCommand(field, meta));
  }

  @Patch(':key')
  @ApiOperation({ summary: 'Change a field of tickets' })
  @Allow('ticket-field.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketFieldDto })
  edit(
    @Param() { key }: TicketFieldParamDto,
    @Body() changes: EditTicketFieldDto,
    @IfMatch() version: number | undefined,
    @Meta() meta: CommandMeta,
  ) {
    return this.commands.execute(new EditFieldCommand(key, changes, version, meta));
  }

  @Post(':key/archive')
  @ApiOperation({ summary: 'Archive a field: tickets keep its values' })
  @Allow('ticket-field.manage')
  @HttpCode(200)
  @Versioned()
  @ZodResponse({ status: 200, type: TicketFieldDto })
  archive(@Param() { key }: TicketFieldParamDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ArchiveFieldCommand(key, 'archived', version, meta));
  }

  @Post(':key/restore')
  @ApiOperation({ summary: 'Take an archived field back into use' })
  @Allow('ticket-field.manage')
  @HttpCode(200)
  @Versioned()
  @ZodResponse({ status: 200, type: TicketFieldDto })
  restore(@Param() { key }: TicketFieldParamDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ArchiveFieldCommand(key, 'in-use', version, meta));
  }

  @Get(':key/versions')
  @ApiOperation({ summary: 'List the versions of a field' })
  @Allow('ticket-field.manage')
  @ZodResponse({ status: 200, type: TicketFieldVersionListDto })
  versions(@Param() { key }: TicketFieldParamDto, @Query() page: ListTicketFieldVersionsDto) {
    return this.past.list(key, page);
  }
}
