import type { Permission } from '@casewright/contracts';
import { SetMetadata } from '@nestjs/common';

export const permissionKey = 'casewright:permission';
export const publicKey = 'casewright:public';

/** What one must be allowed to do to call this route. Every route has this or `@Public`; a test walks them all. */
export const Allow = (permission: Permission) => SetMetadata(permissionKey, permission);

/** The route is open to everybody; say why. */
export const Public = (reason: string) => SetMetadata(publicKey, reason);
