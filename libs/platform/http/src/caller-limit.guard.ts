import { Config } from '@casewright/config';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { RateLimits } from './rate-limit';
import type { AuthenticatedRequest } from './request.decorators';

const seconds = 10;
/** Many people can share an address. */
const peoplePerAddress = 10;

/** Before anybody is asked who they are: no address floods the program, whatever it claims to be. */
@Injectable()
export class AddressLimitGuard implements CanActivate {
  private readonly points: number;

  constructor(
    private readonly limits: RateLimits,
    config: Config,
  ) {
    this.points = config.values.REQUESTS_PER_SECOND * seconds * peoplePerAddress;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const { ip } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    await this.limits.consume('every route, by address', { points: this.points, seconds }, ip);
    return true;
  }
}

/** Once it is known who asks: no user keeps the others waiting, and nobody unknown asks more than a user may. */
@Injectable()
export class CallerLimitGuard implements CanActivate {
  private readonly points: number;

  constructor(
    private readonly limits: RateLimits,
    config: Config,
  ) {
    this.points = config.values.REQUESTS_PER_SECOND * seconds;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const { ip, principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    await this.limits.consume(
      'every route, by caller',
      { points: this.points, seconds },
      principal ? `user ${principal.userId}` : `address ${ip}`,
    );
    return true;
  }
}
