import { createHmac } from 'node:crypto';
import { rateLimited } from '@casewright/http';
import { Clock, newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '../domain/network';
import { Keys } from './keys';
import { SignedTokens } from './signed-tokens';

export interface Attempt {
  readonly email: string;
  /** Null where there is no such account; it is counted all the same. */
  readonly userId: string | null;
  readonly address: string;
  readonly deviceToken: string | undefined;
}

const quarterOfAnHour = 15 * 60;
const rememberedDays = 90;

/** Guesses in a quarter of an hour. */
const limits = { device: 10, accountFromNetwork: 10, account: 30, network: 100 } as const;
type Limit = keyof typeof limits;

/**
 * Slows guessing down. A device or network from which the account's owner has signed in before has counters of its own, so
 * a flood of guesses from elsewhere uses up everybody's chances but the owner's. Counters are shared by all processes.
 */
@Injectable()
export class LoginThrottle {
  private readonly limiters: Readonly<Record<Limit, RateLimiterPostgres>>;

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly tokens: SignedTokens,
    private readonly clock: Clock,
  ) {
    const limiter = (limit: Limit) =>
      new RateLimiterPostgres({
        storeClient: database.pool,
        schemaName: 'identity',
        tableName: 'attempts',
        tableCreated: true,
        keyPrefix: limit,
        points: limits[limit],
        duration: quarterOfAnHour,
      });
    this.limiters = {
      device: limiter('device'),
      accountFromNetwork: limiter('accountFromNetwork'),
      account: limiter('account'),
      network: limiter('network'),
    };
  }

  /** Counts an attempt before the password is looked at, so that many at once gain nothing. Refuses with `rate.limited`. */
  async begin(attempt: Attempt): Promise<{ succeeded(): Promise<void> }> {
    const counters = await this.countersFor(attempt);
    for (const [limit, key] of counters) await this.consume(limit, key);
    return {
      succeeded: async () => {
        for (const [limit, key] of counters) await this.limiters[limit].reward(key, 1);
      },
    };
  }

  /** Remembers where a sign-in succeeded, and gives the token that makes the device known. */
  async remember(userId: string, address: string, deviceToken: string | undefined): Promise<string> {
    await this.database.query(
      `insert into identity.known_networks (user_id, network, seen_at) values ($1, $2, $3)
       on conflict (user_id, network) do update set seen_at = excluded.seen_at`,
      [userId, networkOf(address), this.clock.now()],
    );
    const [owner] = this.tokens.read('device', deviceToken ?? '') ?? [];
    return owner === userId && deviceToken ? deviceToken : this.tokens.make('device', userId, newId());
  }

  private async countersFor({ email, userId, address, deviceToken }: Attempt): Promise<readonly (readonly [Limit, string])[]> {
    const [owner, device] = this.tokens.read('device', deviceToken ?? '') ?? [];
    if (userId !== null && owner === userId && device) return [['device', device]];
    const network = networkOf(address);
    const account = this.hashed(email);
    const here = ['accountFromNetwork', this.hashed(`${email} ${network}`)] as const;
    if (await this.isKnown(userId, network)) return [here];
    return [here, ['account', account], ['network', this.hashed(network)]];
  }

  private async isKnown(userId: string | null, network: string): Promise<boolean> {
    if (userId === null) return false;
    const since = new Date(this.clock.now().getTime() - rememberedDays * 24 * 60 * 60 * 1000);
    const rows = await this.database.query('select 1 from identity.known_networks where user_id = $1 and network = $2 and seen_at > $3', [
      userId,
      network,
      since,
    ]);
    return rows.length > 0;
  }

  private async consume(limit: Limit, key: string): Promise<void> {
    try {
      await this.limiters[limit].consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw rateLimited(refusal.msBeforeNext);
    }
  }

  /** Addresses are personal; the counters need only tell them apart. */
  private hashed(text: string): string {
    return createHmac('sha256', this.keys.for('attempts')).update(text).digest('base64url');
  }
}
