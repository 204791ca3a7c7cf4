import type { SignedInView } from '@casewright/contracts';
import { Config } from '@casewright/config';
import { Clock } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Origin } from '../application/origin';
import type { SignedIn } from '../application/signed-in';
import { describeDevice } from '../domain/device';

const refreshCookie = 'casewright_refresh';
const deviceCookie = 'casewright_device';
const apiPath = '/api/v1';
const authPath = `${apiPath}/auth`;
const rememberedSeconds = 180 * 24 * 60 * 60;

/** The two cookies of a sign-in. Scripts cannot read them, other sites cannot make them be sent, and only the API's doors get them. */
@Injectable()
export class SignInCookies {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  originOf(request: FastifyRequest): Origin {
    return {
      address: request.ip,
      device: describeDevice(request.headers['user-agent']),
      deviceToken: request.cookies[deviceCookie],
    };
  }

  refreshTokenOf(request: FastifyRequest): string | undefined {
    return request.cookies[refreshCookie];
  }

  /** Sets the cookies and leaves what the body says. */
  answer(reply: FastifyReply, { view, refreshToken, refreshExpiresAt, deviceToken }: SignedIn & { deviceToken?: string }): SignedInView {
    const maxAge = Math.max(0, Math.floor((refreshExpiresAt.getTime() - this.clock.now().getTime()) / 1000));
    void reply.setCookie(refreshCookie, refreshToken, { ...this.options(authPath), maxAge });
    if (deviceToken) void reply.setCookie(deviceCookie, deviceToken, { ...this.options(apiPath), maxAge: rememberedSeconds });
    return view;
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(refreshCookie, this.options(authPath));
  }

  private options(path: string) {
    const secure = this.config.values.PUBLIC_URL.startsWith('https:');
    return { path, httpOnly: true, sameSite: 'strict', secure } as const;
  }
}
