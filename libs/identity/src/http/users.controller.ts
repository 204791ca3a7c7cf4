import { Allow, IdParam, IfMatch, Meta, Versioned } from '@casewright/http';
import type { CommandMeta } from '@casewright/kernel';
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ZodResponse } from 'nestjs-zod';
import { DeactivateUserCommand } from '../application/deactivate-user/deactivate-user.command';
import { EditUserCommand } from '../application/edit-user/edit-user.command';
import { InviteUserCommand } from '../application/invite-user/invite-user.command';
import { ReactivateUserCommand } from '../application/reactivate-user/reactivate-user.command';
import { SendInvitationCommand } from '../application/send-invitation/send-invitation.command';
import { AccountPast } from '../read-model/account-past.query';
import { UserLists } from '../read-model/list-users.query';
import { UserQueries } from '../read-model/user.queries';
import { EditUserDto, InviteUserDto, ListAccountHistoryDto, ListUsersDto, UserDto, UserHistoryDto, UserListDto } from './identity.dto';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly users: UserQueries,
    private readonly lists: UserLists,
    private readonly past: AccountPast,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List users' })
  @Allow('user.view')
  @ZodResponse({ status: 200, type: UserListDto })
  list(@Query() query: ListUsersDto) {
    return this.lists.list(query);
  }

  /** Makes the user and sends them a link. */
  @Post()
  @ApiOperation({ summary: 'Invite a user by mail' })
  @Allow('user.manage')
  @Versioned()
  @ZodResponse({ status: 201, type: UserDto })
  invite(@Body() user: InviteUserDto, @Meta() meta: CommandMeta) {
    return this.commands.execute(new InviteUserCommand(user, meta));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a user' })
  @Allow('user.view')
  @Versioned()
  @ZodResponse({ status: 200, type: UserDto })
  find(@Param() { id }: IdParam) {
    return this.users.user(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: "Change a user's name, role or teams" })
  @Allow('user.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: UserDto })
  edit(@Param() { id }: IdParam, @Body() changes: EditUserDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EditUserCommand(id, changes, version, meta));
  }

  /** Who changed what about them, newest first. */
  @Get(':id/history')
  @ApiOperation({ summary: 'List what was changed about a user, and by whom' })
  @Allow('user.manage')
  @ZodResponse({ status: 200, type: UserHistoryDto })
  history(@Param() { id }: IdParam, @Query() query: ListAccountHistoryDto) {
    return this.past.ofUser(id, query);
  }

  @Post(':id/invitation')
  @ApiOperation({ summary: 'Send the invitation once more, with a new link' })
  @Allow('user.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: UserDto })
  sendInvitation(@Param() { id }: IdParam, @Meta() meta: CommandMeta) {
    return this.commands.execute(new SendInvitationCommand(id, meta));
  }

  @Post(':id/deactivate')
  @ApiOperation({ summary: 'Deactivate a user and end the sessions' })
  @Allow('user.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: UserDto })
  deactivate(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new DeactivateUserCommand(id, version, meta));
  }

  @Post(':id/reactivate')
  @ApiOperation({ summary: 'Let a deactivated user sign in again' })
  @Allow('user.manage')
  @Versioned()
  @ZodResponse({ status: 200, type: UserDto })
  reactivate(@Param() { id }: IdParam, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new ReactivateUserCommand(id, version, meta));
  }
}
