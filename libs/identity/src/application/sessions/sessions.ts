import { Clock, newId } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { expiryOf } from '../../domain/session';
import { UserQueries } from '../../read-model/user.queries';
import { AccessTokens } from '../../security/access-tokens';
import { SignedTokens } from '../../security/signed-tokens';
import type { Origin } from '../origin';
import { sessionEnded } from '../refusals';
import type { SignedIn } from '../signed-in';
import { SessionStore } from './session-store';

/** Starts sessions and gives out their tokens. */
@Injectable()
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly tokens: SignedTokens,
    private readonly accessTokens: AccessTokens,
    private readonly users: UserQueries,
    private readonly clock: Clock,
  ) {}

  async start(userId: string, origin: Origin): Promise<SignedIn> {
    const startedAt = this.clock.now();
    const id = newId();
    const expiresAt = expiryOf(startedAt, startedAt);
    await this.store.insert({ id, userId, device: origin.device, address: origin.address, startedAt, expiresAt });
    await this.users.recordSignIn(userId, startedAt);
    return this.give({ id, userId }, 1, expiresAt);
  }

  /** The tokens of a session as they stand. */
  async give(session: { id: string; userId: string }, tokenNumber: number, refreshExpiresAt: Date): Promise<SignedIn> {
    const user = await this.users.me(session.userId);
    if (!user) throw sessionEnded();
    const access = await this.accessTokens.issue(session.userId, session.id);
    const refreshToken = this.tokens.make('refresh-token', session.id, String(tokenNumber));
    return { view: { ...access, user }, refreshToken, refreshExpiresAt };
  }

  /** The session and number that a refresh token stands for, or null where it is not one of ours. */
  read(refreshToken: string): { id: string; tokenNumber: number } | null {
    const [id, tokenNumber] = this.tokens.read('refresh-token', refreshToken) ?? [];
    return id && tokenNumber ? { id, tokenNumber: Number(tokenNumber) } : null;
  }
}
