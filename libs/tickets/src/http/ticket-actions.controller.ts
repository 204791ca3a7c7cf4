import { Allow, IdParam, IfMatch, Me, Meta, Versioned } from '@casewright/http';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, type ICommand } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { AssignAgentCommand } from '../application/assign-agent/assign-agent.command';
import { FollowTicketCommand } from '../application/follow-ticket/follow-ticket.command';
import { TagTicketCommand } from '../application/tag-ticket/tag-ticket.command';
import { UnfollowTicketCommand } from '../application/unfollow-ticket/unfollow-ticket.command';
import { UntagTicketCommand } from '../application/untag-ticket/untag-ticket.command';
import { TicketRecords } from '../read-model/ticket/ticket-records';
import { TicketViews } from '../read-model/ticket/ticket-views';
import { TicketTagParam, TicketViewDto } from './tickets.dto';

/** What one does to a ticket with one click. */
@ApiTags('tickets')
@Controller('tickets/:id')
export class TicketActionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly records: TicketRecords,
    private readonly views: TicketViews,
  ) {}

  @Post('take')
  @HttpCode(200)
  @Allow('ticket.assign')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  take(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run(id, me, new AssignAgentCommand({ ticketId: id, to: me.userId }, meta, version));
  }

  @Post('release')
  @HttpCode(200)
  @Allow('ticket.assign')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  release(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run(id, me, new AssignAgentCommand({ ticketId: id, to: null }, meta, version));
  }

  @Post('follow')
  @HttpCode(200)
  @Allow('ticket.follow')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  follow(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.run(id, me, new FollowTicketCommand({ ticketId: id, userId: me.userId }, meta));
  }

  @Post('unfollow')
  @HttpCode(200)
  @Allow('ticket.follow')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  unfollow(@Param() { id }: IdParam, @Me() me: Principal, @Meta() meta: CommandMeta) {
    return this.run(id, me, new UnfollowTicketCommand({ ticketId: id, userId: me.userId }, meta));
  }

  @Post('tags/:tag')
  @HttpCode(200)
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  tag(@Param() { id, tag }: TicketTagParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run(id, me, new TagTicketCommand({ ticketId: id, tag }, meta, version));
  }

  @Delete('tags/:tag')
  @Allow('ticket.edit')
  @Versioned()
  @ZodResponse({ status: 200, type: TicketViewDto })
  untag(@Param() { id, tag }: TicketTagParam, @Me() me: Principal, @Meta() meta: CommandMeta, @IfMatch() version?: number) {
    return this.run(id, me, new UntagTicketCommand({ ticketId: id, tag }, meta, version));
  }

  private async run(id: string, me: Principal, command: ICommand) {
    await this.records.require(id, me);
    await this.commands.execute(command);
    return this.views.viewAfterChange(id, me);
  }
}
