import type { SlaTargetDefinition } from '@casewright/contracts';
import { problemsOfPauses } from './pauses';

type Pausing = Pick<SlaTargetDefinition, 'target' | 'pausesIn'>;
const pausing = (target: Pausing['target'], ...pausesIn: NonNullable<Pausing['pausesIn']>): Pausing => ({ target, pausesIn });

describe('where a policy may have a clock pause', () => {
  it.each([
    pausing('first-reply'),
    pausing('agent-work', 'on-hold', 'pending'),
    pausing('requester-wait', 'pending'),
    pausing('periodic-update'),
    pausing('periodic-update', 'pending'),
    pausing('resolution', 'new', 'open', 'pending', 'on-hold'),
    pausing('ownership', 'on-hold'),
    { target: 'agent-work' } as const,
  ])('takes %j', (one) => {
    expect(problemsOfPauses([one])).toEqual([]);
  });

  it.each([
    [pausing('first-reply', 'pending'), 'This clock never pauses: leave the statuses out.'],
    [pausing('next-reply', 'on-hold'), 'This clock never pauses: leave the statuses out.'],
    [pausing('agent-work', 'pending'), 'This clock always pauses in pending and on-hold: leave the statuses out.'],
    [pausing('requester-wait'), 'This clock always pauses in pending: leave the statuses out.'],
    [pausing('requester-wait', 'pending', 'on-hold'), 'This clock always pauses in pending: leave the statuses out.'],
    [pausing('periodic-update', 'pending', 'on-hold'), 'This clock may pause in pending only: leave out on-hold.'],
  ])('refuses %j', (one, message) => {
    expect(problemsOfPauses([pausing('resolution', 'open'), one])).toEqual([{ pointer: '/targets/1/pausesIn', message }]);
  });

  it('leaves what an older release took until it is changed', () => {
    const stored = [pausing('periodic-update', 'on-hold')];
    expect(problemsOfPauses([pausing('periodic-update', 'on-hold')], stored)).toEqual([]);
    expect(problemsOfPauses([pausing('periodic-update', 'on-hold', 'open')], stored)).toHaveLength(1);
  });
});
