import type { Actor } from '@casewright/kernel';
import { absorbed, ada, assignedTo, backAgain, breached, comment, happened, jonas, mia, openedFor, ticketId, warned } from './news.samples';
import { newsOf, notificationsOf, type Concerned } from './news';

const user = (id: string): Actor => ({ kind: 'user', id });
const rule: Actor = { kind: 'rule', id: 'r1', version: 2 };
const miasWithJonas: Concerned = { assigneeId: mia, followerIds: [jonas] };
const nobodys: Concerned = { assigneeId: null, followerIds: [] };

type Happening = Parameters<typeof happened>;

/** Who is told what, as `kind person`. */
function told(ticket: Concerned, ...happening: Happening): string[] {
  const event = happened(...happening);
  const news = newsOf(event);
  const names = new Map([
    [mia, 'Mia'],
    [jonas, 'Jonas'],
  ]);
  return news ? notificationsOf(event, news, ticket).map(({ kind, userId }) => `${kind} ${names.get(userId) ?? userId}`) : [];
}

describe('who is told', () => {
  it.each<[string, Concerned, Happening, string[]]>([
    ['of a ticket that a colleague gave them', nobodys, [assignedTo(mia), user(jonas)], ['assigned Mia']],
    ['of a ticket that a rule gave them', nobodys, [assignedTo(mia), rule], ['assigned Mia']],
    ['of a ticket that was opened for them', nobodys, [openedFor(mia), user(jonas), 1], ['assigned Mia']],
    ['of none that they took', miasWithJonas, [assignedTo(mia), user(mia)], []],
    ['of none that they opened for themselves', nobodys, [openedFor(mia), user(mia), 1], []],
    ['of none that went away', miasWithJonas, [assignedTo(null), user(jonas)], []],
    [
      'of an answer, whether it is theirs or they follow it',
      miasWithJonas,
      [comment('customer', ada, 'public')],
      ['answered Mia', 'answered Jonas'],
    ],
    ['of an answer once, who is both', { assigneeId: mia, followerIds: [mia] }, [comment('customer', ada, 'public')], ['answered Mia']],
    ['of an answer, if anybody', nobodys, [comment('customer', ada, 'public')], []],
    ['of no answer by the message that opened it', miasWithJonas, [comment('customer', ada, 'public'), undefined, 2], []],
    ['of a question that comes with another ticket', miasWithJonas, [absorbed(true), user(jonas)], ['told Mia']],
    ['of no other ticket that comes without one', miasWithJonas, [absorbed(false), user(jonas)], []],
    ['of a note of a colleague', miasWithJonas, [comment('agent', jonas, 'internal'), user(jonas)], ['noted Mia']],
    ['of no note of their own', { assigneeId: mia, followerIds: [] }, [comment('agent', mia, 'internal'), user(mia)], []],
    ['of no note of a rule', miasWithJonas, [comment('rule', 'r1', 'internal'), rule], []],
    ['of no reply to the requester', miasWithJonas, [comment('agent', jonas, 'public'), user(jonas)], []],
    ['of a clock that is nearly due, whose ticket it is', miasWithJonas, [warned], ['clock-warned Mia']],
    ['of a clock that is past it, whose ticket it is', miasWithJonas, [breached], ['clock-breached Mia']],
    ['of no clock, if it is nobody’s ticket', nobodys, [breached], []],
    ['that a ticket they snoozed is back', nobodys, [backAgain('time')], ['returned Mia']],
    ['that it is back because a colleague changed it', miasWithJonas, [backAgain('changed'), user(jonas)], ['returned Mia']],
    ['of none that they took back', nobodys, [backAgain('taken-back'), user(mia)], []],
    ['of nothing else', miasWithJonas, [{ type: 'ticket.tagged', data: { tag: 'lamp' } }, user(jonas)], []],
  ])('%s', (_, ticket, happening, expected) => expect(told(ticket, ...happening)).toEqual(expected));

  it('with nothing but ids, and under the same id however often', () => {
    const event = happened(comment('customer', ada, 'public'));
    const news = newsOf(event);
    const made = () => news && notificationsOf(event, news, { assigneeId: mia, followerIds: [] });
    expect(made()).toEqual(made());
    expect(made()).toEqual([
      {
        ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, userId: mia, ticketId, kind: 'answered', target: null },
        ...{ by: { kind: 'customer', id: ada }, text: null, at: event.meta.at },
      },
    ]);
  });
});
