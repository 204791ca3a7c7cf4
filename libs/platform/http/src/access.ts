import type { Permission } from '@casewright/contracts';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';

export const permissionKey = 'casewright:permission';
export const publicKey = 'casewright:public';

/** What one must be allowed to do to call this route. Every route has this or `@Public`; a test walks them all. */
export const Allow = (permission: Permission): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(permissionKey, permission), ApiBearerAuth(), ApiExtension('x-permission', permission));

/** The route is open to everybody; say why. */
export const Public = (reason: string): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(publicKey, reason), ApiExtension('x-public', reason));
