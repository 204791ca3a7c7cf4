import { hourStarts } from './upcoming-breaches.query';

describe('the hours ahead', () => {
  it('begin now and then with each full hour, and end so many hours from now', () => {
    expect(hourStarts(Date.parse('2026-01-05T09:20:00Z'), 2)).toEqual([
      '2026-01-05T09:20:00.000Z',
      '2026-01-05T10:00:00.000Z',
      '2026-01-05T11:00:00.000Z',
      '2026-01-05T11:20:00.000Z',
    ]);
  });

  it('are no more than asked for where one begins just now', () => {
    expect(hourStarts(Date.parse('2026-01-05T09:00:00Z'), 1)).toEqual(['2026-01-05T09:00:00.000Z', '2026-01-05T10:00:00.000Z']);
  });
});
