import { createIdentityApp, password, type IdentityApp } from './testing/identity-app';

const home = '198.51.100.1';
const attacker = '203.0.113.66';

describe('guessing passwords', () => {
  let app: IdentityApp;

  beforeAll(async () => {
    app = await createIdentityApp();
    await app.addUser('ada@example.test', 'agent');
    await app.addUser('bob@example.test', 'agent');
  });
  afterAll(() => app.close());

  const guess = (email: string, address: string, cookies = {}) =>
    app.post('/auth/login', { email, password: 'guess' }, { address, cookies });
  const guesses = async (count: number, email: (n: number) => string, address: (n: number) => string) =>
    (await Promise.all(Array.from({ length: count }, (_, n) => guess(email(n), address(n))))).map(({ statusCode }) => statusCode);
  const counted = (statuses: number[], status: number) => statuses.filter((each) => each === status).length;

  it('is slowed down from one address, also with many guesses at once, and says when to come back', async () => {
    const statuses = await guesses(
      40,
      () => 'ada@example.test',
      () => attacker,
    );
    expect(counted(statuses, 401)).toBe(10);
    expect(counted(statuses, 429)).toBe(30);
    const refused = await guess('ada@example.test', attacker);
    expect(refused.json()).toMatchObject({ code: 'rate.limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800);
    expect((await app.post('/auth/login', { email: 'ada@example.test', password }, { address: attacker })).statusCode).toBe(429);
  });

  it('from a thousand addresses does not lock out the owner at a known address', async () => {
    const signedIn = await app.signIn('bob@example.test', home);
    const statuses = await guesses(
      60,
      () => 'bob@example.test',
      (n) => `203.0.113.${n}`,
    );
    expect(counted(statuses, 401)).toBe(30);
    expect((await app.post('/auth/login', { email: 'bob@example.test', password }, { address: '192.0.2.200' })).statusCode).toBe(429);
    expect((await app.post('/auth/login', { email: 'bob@example.test', password }, { address: home })).statusCode).toBe(200);
    expect(signedIn.cookies['casewright_device']).toBeDefined();
  });

  it('does not lock out the owner on a known device, wherever it is, even beside the one who guesses', async () => {
    await app.addUser('cleo@example.test', 'agent');
    const { cookies } = await app.signIn('cleo@example.test', home);
    await guesses(
      40,
      () => 'cleo@example.test',
      () => attacker,
    );
    const withDevice = { address: attacker, cookies: { casewright_device: cookies['casewright_device'] ?? '' } };
    expect((await app.post('/auth/login', { email: 'cleo@example.test', password }, withDevice)).statusCode).toBe(200);
    expect((await app.post('/auth/login', { email: 'cleo@example.test', password }, { address: attacker })).statusCode).toBe(429);
  });

  it('gains nothing by the cookie of another account', async () => {
    await app.addUser('dan@example.test', 'agent');
    await app.addUser('eve@example.test', 'agent');
    const { cookies } = await app.signIn('eve@example.test', '203.0.113.77');
    await guesses(
      10,
      () => 'dan@example.test',
      () => '203.0.113.77',
    );
    expect((await guess('dan@example.test', '203.0.113.77', cookies)).statusCode).toBe(429);
  });

  it('is slowed down for addresses that have no account as for those that have', async () => {
    const statuses = await guesses(
      12,
      () => 'nobody@example.test',
      () => '198.51.100.50',
    );
    expect([counted(statuses, 401), counted(statuses, 429)]).toEqual([10, 2]);
  });

  it('is slowed down for one address that tries many accounts', async () => {
    const statuses = await guesses(
      120,
      (n) => `user${n}@example.test`,
      () => '198.51.100.77',
    );
    expect([counted(statuses, 401), counted(statuses, 429)]).toEqual([100, 20]);
  });

  it('and signing in properly, however often, uses nothing up', async () => {
    for (let round = 0; round < 15; round += 1) {
      expect((await app.post('/auth/login', { email: 'eve@example.test', password }, { address: '198.51.100.99' })).statusCode).toBe(200);
    }
  });
});
