import fc from 'fast-check';
import { defaultDeliveryPolicy, waitAfter } from './delivery-policy';

describe('The wait between attempts', () => {
  it('doubles up to its limit, plus at most a fifth', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 40 }), (id, attempt) => {
        const base = Math.min(15_000 * 2 ** (attempt - 1), defaultDeliveryPolicy.longestWaitMilliseconds);
        const wait = waitAfter(attempt, id, defaultDeliveryPolicy);
        expect(wait).toBeGreaterThanOrEqual(base);
        expect(wait).toBeLessThanOrEqual(base * 1.2 + 1);
        expect(waitAfter(attempt, id, defaultDeliveryPolicy)).toBe(wait);
      }),
    );
  });

  it('outlasts a night', () => {
    const attempts = Array.from({ length: defaultDeliveryPolicy.maxAttempts - 1 }, (_, index) => index + 1);
    const total = attempts.reduce((sum, attempt) => sum + waitAfter(attempt, 'any', defaultDeliveryPolicy), 0);
    expect(total).toBeGreaterThan(10 * 3_600_000);
  });
});
