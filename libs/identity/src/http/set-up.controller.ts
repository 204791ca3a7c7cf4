import { Public, RateLimit } from '@casewright/http';
import { Clock, firstMeta } from '@casewright/kernel';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodResponse } from 'nestjs-zod';
import { SetUpCommand } from '../application/set-up/set-up.command';
import { SetUpDto, SignedInDto } from './identity.dto';
import { SignInCookies } from './sign-in-cookies';

@ApiTags('setup')
@Controller('setup')
export class SetUpController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: SignInCookies,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({ summary: "Make the first administrator with the set-up link's token" })
  @HttpCode(200)
  @Public('There is nobody yet who could sign in; the link printed at the start is the proof')
  @RateLimit({ points: 10, seconds: 60 })
  @ZodResponse({ status: 200, type: SignedInDto })
  async setUp(@Body() firstAdmin: SetUpDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const meta = firstMeta(request.id, { kind: 'system', id: 'set-up' }, this.clock.now());
    const signedIn = await this.commands.execute(new SetUpCommand(firstAdmin, this.cookies.originOf(request), meta));
    return this.cookies.answer(reply, signedIn);
  }
}
