import { Public, RateLimit } from '@casewright/http';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodResponse } from 'nestjs-zod';
import { AcceptInvitationCommand } from '../application/accept-invitation/accept-invitation.command';
import { InvitationQueries } from '../read-model/invitation.queries';
import { AcceptInvitationDto, InvitationDto, LookUpInvitationDto, SignedInDto } from './identity.dto';
import { SignInCookies } from './sign-in-cookies';

@ApiTags('invitations')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly invitations: InvitationQueries,
    private readonly cookies: SignInCookies,
  ) {}

  @Post('look-up')
  @ApiOperation({ summary: 'See whom an invitation is for' })
  @HttpCode(200)
  @Public('The token of the link is the proof')
  @RateLimit({ points: 60, seconds: 60 })
  @ZodResponse({ status: 200, type: InvitationDto })
  lookUp(@Body() { token }: LookUpInvitationDto) {
    return this.invitations.lookUp(token);
  }

  @Post('accept')
  @ApiOperation({ summary: 'Accept an invitation by choosing a password' })
  @HttpCode(200)
  @Public('The token of the link is the proof')
  @RateLimit({ points: 60, seconds: 60 })
  @ZodResponse({ status: 200, type: SignedInDto })
  async accept(@Body() acceptance: AcceptInvitationDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const signedIn = await this.commands.execute(new AcceptInvitationCommand(acceptance, this.cookies.originOf(request)));
    return this.cookies.answer(reply, signedIn);
  }
}
