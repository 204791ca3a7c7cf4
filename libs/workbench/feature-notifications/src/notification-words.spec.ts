import type { ActorView, NotificationView } from '@casewright/contracts';
import { addressOf, sentenceOf } from './notification-words';

const mia: ActorView = { kind: 'user', id: 'u1', version: null, name: 'Mia Brandt' };
const rule: ActorView = { kind: 'rule', id: 'r1', version: 2, name: 'Black picture is urgent' };

const news: NotificationView = {
  ...{ id: 'n1', kind: 'told', ticket: { id: 't1', number: 'T-1042', subject: 'Projector' }, by: rule, target: null },
  ...{ text: null, at: '2026-01-05T09:00:00.000Z', read: false },
};

const said = (kind: NotificationView['kind'], by: ActorView | null, target: NotificationView['target'] = null): string => {
  return Object.values(sentenceOf({ ...news, kind, by, target })).join('');
};

describe('a notification says', () => {
  it.each([
    [said('assigned', mia), 'Mia Brandt assigned T-1042 to you'],
    [said('assigned', rule), 'The rule “Black picture is urgent” assigned T-1042 to you'],
    [said('answered', mia), 'Mia Brandt answered T-1042'],
    [said('noted', mia), 'Mia Brandt left a note on T-1042'],
    [said('clock-warned', null, 'first-reply'), 'First reply of T-1042 is due soon'],
    [said('clock-breached', null, 'resolution'), 'Resolution of T-1042 is overdue'],
    [said('escalated', null), 'T-1042 is escalated'],
    [said('returned', null), 'T-1042 is back: you had snoozed it until now'],
    [said('returned', mia), 'T-1042 is back before its time: Mia Brandt changed it'],
    [said('reminded', null), 'Reminder for T-1042'],
    [said('rule-tripped', rule), 'The breaker has stopped the rule “Black picture is urgent”'],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));

  it('where it leads: to its ticket, or to the rule that it is about', () => {
    expect(addressOf(news)).toEqual(['/tickets', 't1']);
    expect(addressOf({ ...news, ticket: null })).toEqual(['/rules', 'r1']);
  });
});
