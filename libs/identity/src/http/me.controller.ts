import { Allow, IdParam, IfMatch, Me, Meta, Versioned } from '@casewright/http';
import { DomainError, type CommandMeta, type Principal } from '@casewright/kernel';
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodResponse } from 'nestjs-zod';
import { ChangePasswordCommand } from '../application/change-password/change-password.command';
import { EditMeCommand } from '../application/edit-me/edit-me.command';
import { EndAllSessionsCommand } from '../application/end-all-sessions/end-all-sessions.command';
import { EndSessionCommand } from '../application/end-session/end-session.command';
import { SessionQueries } from '../read-model/session.queries';
import { UserQueries } from '../read-model/user.queries';
import { ChangePasswordDto, EditMeDto, MeDto, SessionListDto } from './identity.dto';
import { SignInCookies } from './sign-in-cookies';

/** The account of the one who asks. */
@ApiTags('me')
@Controller('me')
@Allow('account.own')
export class MeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly users: UserQueries,
    private readonly sessions: SessionQueries,
    private readonly cookies: SignInCookies,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Who is signed in, with role, teams and permissions' })
  @Versioned()
  @ZodResponse({ status: 200, type: MeDto })
  async find(@Me() { userId }: Principal) {
    const me = await this.users.me(userId);
    if (!me) throw new DomainError('auth.expired', 'The session has ended. Sign in again.');
    return me;
  }

  @Patch()
  @ApiOperation({ summary: "Change one's own name" })
  @Versioned()
  @ZodResponse({ status: 200, type: MeDto })
  edit(@Me() { userId }: Principal, @Body() changes: EditMeDto, @IfMatch() version: number | undefined, @Meta() meta: CommandMeta) {
    return this.commands.execute(new EditMeCommand(userId, changes, version, meta));
  }

  @Post('password')
  @ApiOperation({ summary: "Change one's own password" })
  @HttpCode(204)
  async changePassword(@Me() me: Principal, @Body() passwords: ChangePasswordDto, @Req() request: FastifyRequest): Promise<void> {
    await this.commands.execute(new ChangePasswordCommand(me, passwords, this.cookies.originOf(request)));
  }

  @Get('sessions')
  @ApiOperation({ summary: 'List where one is signed in' })
  @ZodResponse({ status: 200, type: SessionListDto })
  listSessions(@Me() me: Principal) {
    return this.sessions.list(me);
  }

  /** Signs out everywhere, here too. */
  @Delete('sessions')
  @ApiOperation({ summary: 'Sign out everywhere, here as well' })
  @HttpCode(204)
  async endSessions(@Me() { userId }: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.commands.execute(new EndAllSessionsCommand(userId));
    this.cookies.clear(reply);
  }

  @Delete('sessions/:id')
  @ApiOperation({ summary: 'Sign out of one session' })
  @HttpCode(204)
  async endSession(@Me() { userId }: Principal, @Param() { id }: IdParam): Promise<void> {
    await this.commands.execute(new EndSessionCommand(userId, id));
  }
}
