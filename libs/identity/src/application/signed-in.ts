import type { SignedInView } from '@casewright/contracts';

/** What a sign-in gives: the view for the screen, and what goes into cookies. */
export interface SignedIn {
  readonly view: SignedInView;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}
