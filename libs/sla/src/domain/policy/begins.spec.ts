import type { PreviewSlaPolicy, SlaTarget } from '@casewright/contracts';
import { kindOf } from '../targets';
import { beginsLater } from './begins';

const example: PreviewSlaPolicy['example'] = {
  ...{ createdAt: '2026-01-05T15:30:00.000Z', priority: 'high', type: 'question', severity: null, channel: 'web' },
  ...{ teamId: null, organisationId: null, tags: [] },
};
const begins = (target: SlaTarget, more: Partial<typeof example> = {}) =>
  beginsLater(target, { pausesIn: kindOf(target).pausesIn ?? [] }, { ...example, ...more });

describe('what a clock begins with', () => {
  it.each(['first-reply', 'agent-work', 'requester-wait', 'resolution'] as const)('is the opening: %s', (target) => {
    expect(begins(target)).toBeNull();
  });

  it('is said where it comes later', () => {
    expect(begins('next-reply')).toBe('a message of the customer after your first reply');
    expect(begins('periodic-update')).toBe('each public reply');
    expect(begins('ownership')).toBe('the assignment to a team');
  });

  it('is the opening for the team that the ticket is opened with', () => {
    expect(begins('ownership', { teamId: '018f0000-0000-7000-8000-0000000000a1' })).toBeNull();
  });

  it('is the end of a pause that it would begin in', () => {
    expect(beginsLater('resolution', { pausesIn: ['new'] }, example)).toBe('the first status in which it does not pause');
  });
});
