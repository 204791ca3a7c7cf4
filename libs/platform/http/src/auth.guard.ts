import type { Permission } from '@casewright/contracts';
import { Clock, DomainError } from '@casewright/kernel';
import { Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { permissionKey, publicKey } from './access';
import { Authenticator } from './authenticator';
import type { AuthenticatedRequest } from './request.decorators';

/** Stands before every route. A route that declares neither a permission nor a reason to be public stays shut. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly clock: Clock,
    @Optional() private readonly authenticator?: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets are authenticated when they connect and checked room by room.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.clock = this.clock;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(publicKey, targets)) return true;
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(permissionKey, targets);
    if (!permission) throw new Error(`${context.getClass().name}.${context.getHandler().name} declares neither @Allow nor @Public`);
    await this.admit(request, permission);
    return true;
  }

  private async admit(request: AuthenticatedRequest, permission: Permission): Promise<void> {
    const token = bearerToken(request.headers.authorization);
    if (!token) throw new DomainError('auth.required', 'Send the access token of a sign-in as a bearer token.');
    const principal = await this.authenticator?.authenticate(token);
    if (!principal) throw new DomainError('auth.expired', 'The access token is not valid, or no longer.');
    request.principal = principal;
    if (!principal.permissions.has(permission)) {
      throw new DomainError('permission.denied', 'Your role does not include this.', { permission });
    }
  }
}

/** The token of an `Authorization: Bearer …` header, or null. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1] ?? null;
}
