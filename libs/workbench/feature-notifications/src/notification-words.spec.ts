import type { ActorView, NotificationView } from '@casewright/contracts';
import { sentenceOf } from './notification-words';

const mia: ActorView = { kind: 'user', id: 'u1', version: null, name: 'Mia Brandt' };
const rule: ActorView = { kind: 'rule', id: 'r1', version: 2, name: 'Black picture is urgent' };

const said = (kind: NotificationView['kind'], by: ActorView | null, target: NotificationView['target'] = null): string => {
  const ticket = { id: 't1', number: 'T-1042', subject: 'Projector' };
  return Object.values(sentenceOf({ id: 'n1', kind, ticket, by, target, at: '2026-01-05T09:00:00.000Z', read: false })).join('');
};

describe('a notification says', () => {
  it.each([
    [said('assigned', mia), 'Mia Brandt assigned T-1042 to you'],
    [said('assigned', rule), 'The rule “Black picture is urgent” assigned T-1042 to you'],
    [said('answered', mia), 'Mia Brandt answered T-1042'],
    [said('noted', mia), 'Mia Brandt left a note on T-1042'],
    [said('clock-warned', null, 'first-reply'), 'First reply of T-1042 is due soon'],
    [said('clock-breached', null, 'resolution'), 'Resolution of T-1042 is overdue'],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));
});
