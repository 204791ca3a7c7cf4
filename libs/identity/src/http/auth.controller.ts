import { Public, RateLimit } from '@casewright/http';
import { DomainError } from '@casewright/kernel';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodResponse } from 'nestjs-zod';
import { RefreshSessionCommand } from '../application/refresh-session/refresh-session.command';
import { SignInCommand } from '../application/sign-in/sign-in.command';
import { SignOutCommand } from '../application/sign-out/sign-out.command';
import { SignedInDto, SignInDto } from './identity.dto';
import { SignInCookies } from './sign-in-cookies';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: SignInCookies,
  ) {}

  @Post('login')
  @ApiOperation({ summary: 'Sign in with email address and password' })
  @HttpCode(200)
  @Public('It is how one signs in')
  @RateLimit({ points: 600, seconds: 60 })
  @ZodResponse({ status: 200, type: SignedInDto })
  async login(@Body() credentials: SignInDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const signedIn = await this.commands.execute(new SignInCommand(credentials, this.cookies.originOf(request)));
    return this.cookies.answer(reply, signedIn);
  }

  @Post('refresh')
  @ApiOperation({ summary: 'Exchange the refresh cookie for a new access token' })
  @HttpCode(200)
  @Public('The refresh token in the cookie is the proof')
  @RateLimit({ points: 1_200, seconds: 60 })
  @ZodResponse({ status: 200, type: SignedInDto })
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = this.cookies.refreshTokenOf(request);
    if (!token) throw new DomainError('auth.required', 'There is no session to go on with. Sign in first.');
    try {
      return this.cookies.answer(reply, await this.commands.execute(new RefreshSessionCommand(token, request.ip)));
    } catch (error) {
      if (error instanceof DomainError) this.cookies.clear(reply);
      throw error;
    }
  }

  @Post('logout')
  @ApiOperation({ summary: 'Sign out of this session' })
  @HttpCode(204)
  @Public('Whoever holds the cookie may give it up')
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = this.cookies.refreshTokenOf(request);
    if (token) await this.commands.execute(new SignOutCommand(token));
    this.cookies.clear(reply);
  }
}
