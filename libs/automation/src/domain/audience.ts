import type { CanaryAudience } from '@casewright/contracts';
import type { Audience } from '@casewright/rules';

/** Where a canary is to act, as it was asked for; the request's schema has seen to it that exactly one is named. */
export function audienceOf(asked: CanaryAudience | undefined): Audience {
  return asked?.teamIds ? { teamIds: asked.teamIds } : { share: asked?.share ?? 0 };
}
