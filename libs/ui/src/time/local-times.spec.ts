import { briefTime } from './exact';
import { withLocalTimes } from './local-times';

const now = Date.parse('2026-03-02T10:00:00Z');

describe('withLocalTimes', () => {
  it('says instants as the reader’s clock shows them', () => {
    const shown = briefTime('2026-03-01T09:00:00.000Z', now);
    expect(withLocalTimes('Opened is before 2026-03-01T09:00:00.000Z, and was 2026-03-01T10:00:00+01:00.', now)).toBe(
      `Opened is before ${shown}, and was ${shown}.`,
    );
  });

  it('leaves other words alone', () => {
    expect(withLocalTimes('T-1042 is due on 2026-03-01', now)).toBe('T-1042 is due on 2026-03-01');
  });
});
