import type { Principal } from '@casewright/kernel';

/** Turns a bearer token into the one who asks; identity provides it. Null: the token is not valid (any more). */
export abstract class Authenticator {
  abstract authenticate(accessToken: string): Promise<Principal | null>;
  /** The same session looked up anew, for long-lived sockets: null once it was revoked or its user deactivated. */
  abstract refresh(principal: Principal): Promise<Principal | null>;
}
