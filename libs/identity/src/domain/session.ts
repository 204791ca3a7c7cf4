/** A sign-in on one device: a family of refresh tokens numbered from 1, of which only the newest counts. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly tokenNumber: number;
  readonly rotatedAt: Date | null;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

const second = 1000;
const day = 24 * 60 * 60 * second;

/** How long the token before the newest is still answered: tabs of one browser send the same one at once. */
export const graceMilliseconds = 5 * second;
/** A session that is not used ends after this … */
export const idleMilliseconds = 7 * day;
/** … and one that is, after this. */
export const longestMilliseconds = 30 * day;

export type RefreshDecision =
  /** Give out the next token. */
  | { readonly kind: 'rotate'; readonly tokenNumber: number; readonly expiresAt: Date }
  /** Give out the newest token again. */
  | { readonly kind: 'repeat'; readonly tokenNumber: number }
  /** A token that had been replaced came back: somebody has a copy, so the whole family ends. */
  | { readonly kind: 'end' }
  | { readonly kind: 'refuse' };

/** What to do about the refresh token with this number. Its signature has been checked. */
export function decideRefresh(session: Session, tokenNumber: number, now: Date): RefreshDecision {
  if (session.endedAt !== null || session.expiresAt <= now) return { kind: 'refuse' };
  if (tokenNumber === session.tokenNumber)
    return { kind: 'rotate', tokenNumber: tokenNumber + 1, expiresAt: expiryOf(session.startedAt, now) };
  if (tokenNumber > session.tokenNumber) return { kind: 'refuse' };
  // Within a moment, and before the newest was ever used: a second tab, or an answer that got lost.
  if (tokenNumber === session.tokenNumber - 1 && isFresh(session.rotatedAt, now))
    return { kind: 'repeat', tokenNumber: session.tokenNumber };
  return { kind: 'end' };
}

const isFresh = (rotatedAt: Date | null, now: Date): boolean =>
  rotatedAt !== null && now.getTime() - rotatedAt.getTime() <= graceMilliseconds;

export function expiryOf(startedAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + idleMilliseconds, startedAt.getTime() + longestMilliseconds));
}
