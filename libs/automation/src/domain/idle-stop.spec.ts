import { RuleContent, type RuleContentInput } from '@casewright/contracts';
import { blackPicture } from '../specs/sample-rules';
import { idleStop } from './idle-stop';

const pointers = (parts: Partial<RuleContentInput>) =>
  idleStop(RuleContent.parse({ ...blackPicture, ...parts })).map(({ pointer }) => pointer);
const relative = { kind: 'relative' as const, anchor: 'status.enteredAt', offset: 'P1D' };
const schedule = { kind: 'schedule' as const, cron: '0 9 * * *', timeZone: 'UTC', selector: blackPicture.conditions };

describe('leaving out the rules after it', () => {
  it.each<[string, Partial<RuleContentInput>]>([
    ['waits for a time of the ticket', { trigger: relative, stop: 'phase' }],
    ['runs on a schedule', { trigger: schedule, stop: 'all' }],
    ['waits for its ticket to come to rest', { trigger: { kind: 'event', types: ['ticket.opened'], debounce: 'PT5M' }, stop: 'all' }],
  ])('is refused of a rule that %s', (_, parts) => {
    expect(pointers(parts)).toEqual(['/stop']);
    expect(pointers({ ...parts, stop: 'none' })).toEqual([]);
  });

  it('is for rules that run on their events', () => {
    expect(pointers({ stop: 'all' })).toEqual([]);
  });
});
