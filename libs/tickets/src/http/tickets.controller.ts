import { Allow, IdParam, IfMatch, Me, Meta, Versioned } from '@casewright/http';
import { DomainError, type CommandMeta, type Principal } from '@casewright/kernel';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CommentOnTicketCommand } from '../application/comment-on-ticket/comment-on-ticket.command';
import { EditTicketCommand } from '../application/edit-ticket/edit-ticket.command';
import { authorOf, WrittenComments } from '../application/requests/written-comments';
import { WrittenTickets } from '../application/requests/written-tickets';
import { TicketCounter } from '../read-model/ticket-list/count-tickets.query';
import { TicketLists } from '../read-model/ticket-list/list-tickets.query';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { TicketTimeline } from '../read-model/ticket/ticket-timeline';
import { TicketViews } from '../read-model/ticket/ticket-views';
import {
  AddCommentDto,
  EditTicketDto,
  ListTicketEventsDto,
  ListTicketsDto,
  OpenTicketDto,
  TicketCountsDto,
  TicketEventListDto,
  TicketListDto,
  TicketViewDto,
} from './tickets.dto';

@ApiTags('tickets')
@Controller('tickets')
export class TicketsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lists: TicketLists,
    private readonly counter: TicketCounter,
    private readonly records: TicketRecords,
    private readonly views: TicketViews,
    private readonly timeline: TicketTimeline,
    private readonly tickets: WrittenTickets,
    private readonly comments: WrittenComments,
  ) {}

  @Get()
  @Allow('ticket.view')
  @ZodResponse({ status: 200, type: TicketListDto })
  list(@Query() query: ListTicketsDto, @Me() me: Principal) {
    return this.lists.list(me, query);
  }

  @Get('counts')
  @Allow('ticket.view')
  @ZodResponse({ status: 200, type: TicketCountsDto })
  counts(@Me() me: Principal) {
    return this.counter.count(me);
  }

  @Post()
  @Allow('ticket.create')
  @Versioned()
  @ZodResponse({ status: 201, type: TicketViewDto })
  async open(@Body() request: OpenTicketDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    const command = await this.tickets.command(me, request, meta);
    await this.commands.execute(command);
    return this.views.viewAfterChange(command.data.ticketId, me);
  }

  @Get(':id')
  @Allow('ticket.view')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  find(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.views.view(id, me);
  }

  @Patch(':id')
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  async edit(
    @Param() { id }: IdParam,
    @Body() changes: EditTicketDto,
    @Me() me: Principal,
    @Meta() meta: CommandMeta,
    @IfMatch() version?: number,
  ) {
    await this.records.require(id, me);
    await this.commands.execute(new EditTicketCommand({ ticketId: id, changes }, meta, version));
    return this.views.viewAfterChange(id, me);
  }

  @Post(':id/comments')
  @Allow('ticket.reply')
  @Versioned()
  @ZodResponse({ status: 201, type: TicketViewDto })
  async comment(
    @Param() { id }: IdParam,
    @Body() request: AddCommentDto,
    @Me() me: Principal,
    @Meta() meta: CommandMeta,
    @IfMatch() version?: number,
  ) {
    await this.records.require(id, me);
    if (request.visibility === 'internal' && !me.permissions.has('ticket.note')) {
      throw new DomainError('permission.denied', 'You may not write internal notes.');
    }
    const comment = await this.comments.content(me, { ...request, channel: 'web', author: authorOf(me) });
    await this.commands.execute(new CommentOnTicketCommand({ ticketId: id, comment }, meta, version));
    return this.views.viewAfterChange(id, me);
  }

  @Get(':id/events')
  @Allow('ticket.view')
  @ZodResponse({ status: 200, type: TicketEventListDto })
  events(@Param() { id }: IdParam, @Query() query: ListTicketEventsDto, @Me() me: Principal) {
    return this.timeline.page(id, me, query);
  }
}
