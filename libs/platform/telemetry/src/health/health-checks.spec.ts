import { HealthChecks } from './health-checks';

describe('health', () => {
  it('is ready when all are', async () => {
    const checks = new HealthChecks();
    checks.register({ name: 'database', healthy: () => Promise.resolve(true) });
    expect(await checks.report()).toEqual({ ready: true, checks: [{ name: 'database', healthy: true }] });
  });

  it('names what is not, whether it says so, fails or hangs', async () => {
    jest.useFakeTimers();
    const checks = new HealthChecks();
    checks.register({ name: 'queue', healthy: () => Promise.resolve(false) });
    checks.register({ name: 'database', healthy: () => Promise.reject(new Error('gone')) });
    checks.register({ name: 'subscriptions', healthy: () => new Promise(() => undefined) });
    const report = checks.report();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await report).toMatchObject({ ready: false, checks: [{ healthy: false }, { healthy: false }, { healthy: false }] });
    jest.useRealTimers();
  });

  it('knows each name once', () => {
    const checks = new HealthChecks();
    checks.register({ name: 'queue', healthy: () => Promise.resolve(true) });
    expect(() => checks.register({ name: 'queue', healthy: () => Promise.resolve(true) })).toThrow('queue');
  });
});
