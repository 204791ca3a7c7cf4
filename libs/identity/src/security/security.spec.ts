import { loadConfig } from '@casewright/config';
import { FixedClock, newId } from '@casewright/kernel';
import { SignJWT } from 'jose';
import { AccessTokens } from './access-tokens';
import { Keys } from './keys';
import { Passwords } from './passwords';
import { SignedTokens } from './signed-tokens';

const keysOf = (fill: number) =>
  new Keys(
    loadConfig({ DATABASE_URL: 'postgresql://x/y', CASEWRIGHT_KEY: Buffer.alloc(32, fill).toString('base64'), FILES_DIRECTORY: '/tmp' }),
  );
const keys = keysOf(1);

describe('access tokens', () => {
  const clock = new FixedClock(new Date('2026-03-02T08:00:00Z'));
  const tokens = new AccessTokens(keys, clock);
  const [userId, sessionId] = [newId(), newId()];

  it('hold for ten minutes', async () => {
    clock.set(new Date('2026-03-02T08:00:00Z'));
    const { accessToken, expiresAt } = await tokens.issue(userId, sessionId);
    expect(expiresAt).toBe('2026-03-02T08:10:00.000Z');
    clock.advance(599_000);
    expect(await tokens.verify(accessToken)).toEqual({ userId, sessionId });
    clock.advance(1_000);
    expect(await tokens.verify(accessToken)).toBeNull();
  });

  it('of another key, without a signature, of another purpose or without an end are worth nothing', async () => {
    const foreign = await new AccessTokens(keysOf(2), clock).issue(userId, sessionId);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${foreign.accessToken.split('.')[1] ?? ''}.`;
    const claims = new SignJWT({ sid: sessionId }).setProtectedHeader({ alg: 'HS256' }).setSubject(userId).setIssuer('casewright');
    const endless = await claims.sign(keys.for('access-token'));
    const otherPurpose = await claims.setExpirationTime('1h').sign(keys.for('refresh-token'));
    for (const token of [foreign.accessToken, unsigned, endless, otherPurpose, 'a.b.c', '']) expect(await tokens.verify(token)).toBeNull();
  });
});

describe('signed tokens', () => {
  const tokens = new SignedTokens(keys);
  const token = tokens.make('invitation', 'a', '1');

  it('give back their parts', () => expect(tokens.read('invitation', token)).toEqual(['a', '1']));

  it.each([token.replace('a.', 'b.'), `${token}x`, token.slice(0, -1), 'a.1', '', '.'])('are refused when changed: %s', (changed) => {
    expect(tokens.read('invitation', changed)).toBeNull();
  });

  it('are bound to their purpose and key', () => {
    expect(tokens.read('device', token)).toBeNull();
    expect(new SignedTokens(keysOf(2)).read('invitation', token)).toBeNull();
  });
});

describe('passwords', () => {
  const passwords = new Passwords();

  it('are kept as argon2id and recognised', async () => {
    const hash = await passwords.hash('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(hash, 'correct horse')).toBe(true);
    expect(await passwords.matches(hash, 'correct horsf')).toBe(false);
  });

  it('are the same however an accent is typed', async () => {
    expect(await passwords.matches(await passwords.hash('caf\u00e9 caf\u00e9'), 'cafe\u0301 cafe\u0301')).toBe(true);
  });

  it('match nothing where there is none', async () => expect(await passwords.matches(null, '')).toBe(false));
});
