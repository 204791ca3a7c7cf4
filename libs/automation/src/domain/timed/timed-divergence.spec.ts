import { neverDue, timedKindOf, type TimedSide } from './timed-divergence';

const fired: TimedSide = {
  outcome: 'fired',
  reason: null,
  changes: [],
  eventId: 'timed:1',
  plannedAt: '2026-01-05T11:00:00.000Z',
  effects: 'tags',
};
const skipped: TimedSide = { ...fired, outcome: 'no-match', reason: 'Its conditions did not hold.' };

describe('two versions in one stretch', () => {
  it.each([
    ['same', fired, fired],
    ['other-time', fired, { ...fired, plannedAt: '2026-01-05T12:00:00.000Z' }],
    ['other-changes', fired, { ...fired, plannedAt: '2026-01-05T12:00:00.000Z', effects: 'mail' }],
    ['only-trial', fired, skipped],
    ['only-trial', fired, neverDue],
    ['only-published', neverDue, fired],
    [null, skipped, neverDue],
  ] as const)('%s', (kind, trial, published) => expect(timedKindOf(trial, published)).toBe(kind));
});
