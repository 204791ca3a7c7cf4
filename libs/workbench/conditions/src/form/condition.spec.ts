import { catalog } from '../testing/sample-catalog';
import { groupOf, modeOf, partsOf, withOperator } from './condition';

const subject = { fact: 'ticket.subject', operator: 'textContains', value: 'hall' };

describe('conditions in the form', () => {
  it('are groups of parts, and parts in groups', () => {
    for (const group of [{ all: [subject] }, { any: [subject, { not: subject }] }]) {
      expect(groupOf(modeOf(group), partsOf(group))).toEqual(group);
    }
  });

  it('keep a value that fits the next operator as well, and no other', () => {
    const asked = withOperator({ fact: 'ticket.openedAt', operator: 'elapsedSince', value: 'x' }, 'elapsedSince', catalog);
    expect(asked.value).toEqual({ calendarId: '', atLeast: 'PT4H' });
    expect(withOperator(asked, 'elapsedSince', catalog)).toEqual(asked);
    expect(withOperator(asked, 'withinLast', catalog).value).toBe('');
  });
});
