import { importCommandId, type ImportedTicket } from '@casewright/contracts';
import { Allow, Me, Meta, OnRepeat } from '@casewright/http';
import { idFrom, type CommandMeta, type Principal } from '@casewright/kernel';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { ImportTicketCommand } from '../application/import-ticket/import-ticket.command';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { referenceOf } from '../read-model/ticket-common-view';
import { ImportedTicketDto, ImportTicketDto } from './tickets.dto';

/** Tickets of another system. Each is named by that system and its id there, so it comes over once, however often it is sent. */
@ApiTags('tickets')
@Controller('tickets/import')
@OnRepeat('by-handler')
export class TicketImportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly records: TicketRecords,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Take a ticket with its past over from another system' })
  @Allow('ticket.import')
  @ZodResponse({ status: 201, type: ImportedTicketDto })
  async take(
    @Body() request: ImportTicketDto,
    @Me() { userId }: Principal,
    @Meta() { actor, at, correlationId }: CommandMeta,
  ): Promise<ImportedTicket> {
    const commandId = importCommandId(request.source, request.reference);
    const id = idFrom(commandId);
    const before = await this.records.find(id);
    if (!before) {
      const meta = { commandId, actor, at, correlationId, causationId: null, depth: 0 };
      await this.commands.execute(new ImportTicketCommand({ ticketId: id, uploaderId: userId, request }, meta));
    }
    const { ticket } = before ?? (await this.records.present(id));
    return { id, reference: referenceOf(ticket.number), repeated: before !== null };
  }
}
