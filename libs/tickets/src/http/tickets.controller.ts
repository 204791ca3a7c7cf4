import { Allow, IdParam, IfMatch, Me, Meta, OnRepeat, Versioned } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { CommentOnTicketCommand } from '../application/comment-on-ticket/comment-on-ticket.command';
import { EditTicketCommand } from '../application/edit-ticket/edit-ticket.command';
import { WrittenComments } from '../application/requests/written-comments';
import { ticketIdOf, WrittenTickets } from '../application/requests/written-tickets';
import { TicketCounter } from '../read-model/ticket-list/count-tickets.query';
import { TicketLists } from '../read-model/ticket-list/list-tickets.query';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { TicketTimeline } from '../read-model/ticket/ticket-timeline';
import { TicketViews } from '../read-model/ticket/ticket-views';
import { TicketAnswers } from './ticket-answers';
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
@OnRepeat('by-handler')
export class TicketsController {
  constructor(
    private readonly lists: TicketLists,
    private readonly counter: TicketCounter,
    private readonly records: TicketRecords,
    private readonly views: TicketViews,
    private readonly timeline: TicketTimeline,
    private readonly tickets: WrittenTickets,
    private readonly comments: WrittenComments,
    private readonly answers: TicketAnswers,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List tickets, filtered, searched and sorted' })
  @Allow('ticket.view')
  @ZodResponse({ status: 200, type: TicketListDto })
  list(@Query() query: ListTicketsDto, @Me() me: Principal) {
    return this.lists.list(me, query);
  }

  @Get('counts')
  @ApiOperation({ summary: 'Count the tickets of each view of the queue' })
  @Allow('ticket.view')
  @ZodResponse({ status: 200, type: TicketCountsDto })
  counts(@Me() me: Principal) {
    return this.counter.count(me);
  }

  @Post()
  @ApiOperation({ summary: 'Open a ticket' })
  @Allow('ticket.create')
  @Versioned()
  @ZodResponse({ status: 201, type: TicketViewDto })
  open(@Body() request: OpenTicketDto, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.answers.after({ ticketId: ticketIdOf(meta), me, meta }, () => this.tickets.command(me, request, meta));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a ticket with conversation and properties' })
  @Allow('ticket.view')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  find(@Param() { id }: IdParam, @Me() me: Principal) {
    return this.views.view(id, me);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change properties of a ticket' })
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  edit(
    @Param() { id }: IdParam,
    @Body() changes: EditTicketDto,
    @Me() me: Principal,
    @Meta() meta: CommandMeta,
    @IfMatch() version?: number,
  ) {
    return this.answers.after({ ticketId: id, me, meta }, async () => {
      await this.records.require(id, me);
      return new EditTicketCommand({ ticketId: id, changes }, meta, version);
    });
  }

  @Post(':id/comments')
  @ApiOperation({ summary: 'Reply to the requester or leave an internal note' })
  @Allow('ticket.reply')
  @Versioned()
  @ZodResponse({ status: 201, type: TicketViewDto })
  comment(
    @Param() { id }: IdParam,
    @Body() request: AddCommentDto,
    @Me() me: Principal,
    @Meta() meta: CommandMeta,
    @IfMatch() version?: number,
  ) {
    return this.answers.after({ ticketId: id, me, meta }, async () => {
      await this.records.require(id, me);
      return new CommentOnTicketCommand({ ticketId: id, comment: await this.comments.comment(me, request) }, meta, version);
    });
  }

  @Get(':id/events')
  @ApiOperation({ summary: 'List what happened to a ticket' })
  @Allow('ticket.view')
  @ZodResponse({ status: 200, type: TicketEventListDto })
  events(@Param() { id }: IdParam, @Query() query: ListTicketEventsDto, @Me() me: Principal) {
    return this.timeline.page(id, me, query);
  }
}
