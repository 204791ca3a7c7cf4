import { noAutoClose } from '@casewright/contracts';
import { differences } from '@casewright/ui';
import { linesOf, previewSentences, questionBefore } from './auto-close-words';

const none = { waiting: 0, atOnce: 0, warnedAtOnce: 0 };
const preview = (close: object, solve: object = {}) => ({ close: { ...none, ...close }, solve: { ...none, unassigned: 0, ...solve } });

describe('auto-close in words', () => {
  it('says what saving does at once', () => {
    const content = { ...noAutoClose, closeSolvedAfterDays: 28, solvePendingAfterDays: 7, warnBeforeSolveDays: 2 };
    expect(previewSentences(preview({ waiting: 9, atOnce: 4 }, { waiting: 3, warnedAtOnce: 1, unassigned: 1 }), content)).toEqual([
      '4 tickets of 9 that are solved would be closed at once.',
      '0 tickets of 3 that wait for customers would be solved at once.',
      'The requesters of 1 ticket would be warned at once.',
      '1 ticket that nobody has stay as they are: a ticket is solved only while an agent has it.',
    ]);
    expect(previewSentences(preview({ waiting: 9 }), noAutoClose)).toEqual([]);
  });

  it('asks before it cannot be undone', () => {
    expect(questionBefore(preview({ waiting: 5 }))).toBeNull();
    expect(questionBefore(preview({ atOnce: 1 }, { atOnce: 2, warnedAtOnce: 3 }))).toBe(
      'Saving closes 1 ticket, and a closed ticket never opens again; it solves 2 tickets; it sends 3 warnings by mail.',
    );
  });

  it('tells versions apart', () => {
    const after = (days: number) => linesOf({ ...noAutoClose, closeSolvedAfterDays: days });
    expect(differences(after(0), after(7))).toEqual([{ label: 'Close solved tickets after', before: 'off', after: '7 days' }]);
  });
});
