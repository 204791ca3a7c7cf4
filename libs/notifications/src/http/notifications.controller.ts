import { Allow, Me } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { ReadNotificationsCommand } from '../application/read-notifications/read-notifications.command';
import { NotificationLists } from '../read-model/list-notifications.query';
import { ListNotificationsDto, NotificationListDto, ReadNotificationsDto, UnreadNotificationsDto } from './notifications.dto';

/** What happened to the tickets of the one who asks. */
@ApiTags('notifications')
@Controller('notifications')
@Allow('notification.view')
export class NotificationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly lists: NotificationLists,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List what happened to the own tickets' })
  @ZodResponse({ status: 200, type: NotificationListDto })
  list(@Query() query: ListNotificationsDto, @Me() me: Principal) {
    return this.lists.list(me, query);
  }

  @Post('read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark notifications as read' })
  @ZodResponse({ status: 200, type: UnreadNotificationsDto })
  async read(@Body() which: ReadNotificationsDto, @Me() me: Principal) {
    await this.commands.execute(new ReadNotificationsCommand(me.userId, which));
    return { unreadCount: await this.lists.unreadCount(me) };
  }
}
