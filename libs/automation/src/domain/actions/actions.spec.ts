import {
  EditTicket,
  escalationCommands,
  notificationCommands,
  Role,
  rolePermissions,
  ticketCommands,
  webhookCommands,
  type TicketCommandType,
} from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { FactReader, type FactValues } from '@casewright/rules';
import { ticketLanguage } from '../ticket-language';

const ticketId = idFrom('ticket');
const rule = { id: idFrom('rule'), version: 3 };
const facts = {
  'ticket.priority': 'low',
  'ticket.type': 'task',
  'ticket.status': 'new',
  'ticket.tags': ['a', 'b'],
  'ticket.number': 1042,
  'ticket.followerIds': [idFrom('ben')],
  'event.type': 'ticket.opened',
  'ticket.teamId': null,
  'ticket.assigneeId': idFrom('agent'),
  'ticket.requesterId': idFrom('grace'),
};

function plan(type: string, params: object, values: FactValues = facts) {
  const prepared = ticketLanguage.actions.find(type)?.prepare(params);
  if (!prepared || 'issues' in prepared) return null;
  return prepared.plan({ ticketId, rule, facts: new FactReader(values, null, 0) });
}

describe('actions', () => {
  it.each<[string, object, TicketCommandType, FactValues]>([
    ['ticket.set-priority', { to: 'high' }, 'ticket.change-priority', { 'ticket.priority': 'high' }],
    ['ticket.set-type', { to: 'incident' }, 'ticket.change-type', { 'ticket.type': 'incident' }],
    ['ticket.set-status', { to: 'on-hold' }, 'ticket.change-status', { 'ticket.status': 'on-hold', 'ticket.statusCategory': 'on-hold' }],
    ['ticket.assign-team', { to: idFrom('team') }, 'ticket.assign-team', { 'ticket.teamId': idFrom('team') }],
    ['ticket.assign-agent', { to: null }, 'ticket.assign-agent', { 'ticket.assigneeId': null }],
    ['ticket.add-tags', { tags: ['b', 'c'] }, 'ticket.tag', { 'ticket.tags': ['a', 'b', 'c'] }],
    ['ticket.remove-tags', { tags: ['b', 'c'] }, 'ticket.untag', { 'ticket.tags': ['a'] }],
    ['ticket.set-severity', { to: 'S1' }, 'ticket.change-severity', { 'ticket.severity': 'S1' }],
    ['ticket.set-subject', { to: 'Lamp  {{ticket.priority}} ' }, 'ticket.change-subject', { 'ticket.subject': 'Lamp low' }],
    ['ticket.set-requester', { to: idFrom('ada') }, 'ticket.change-requester', { 'ticket.requesterId': idFrom('ada') }],
    ['ticket.add-follower', { userId: idFrom('ada') }, 'ticket.follow', { 'ticket.followerIds': [idFrom('ben'), idFrom('ada')] }],
    ['ticket.remove-follower', { userId: idFrom('ben') }, 'ticket.unfollow', { 'ticket.followerIds': [] }],
    ['ticket.note', { text: 'Look' }, 'ticket.comment', {}],
    ['ticket.mail-requester', { text: 'Hello' }, 'ticket.comment', {}],
  ])('%s %j is a command that tickets understand', (type, params, command, seen) => {
    const planned = plan(type, params);
    expect(planned?.commands.map(({ key, message }) => [key, message.type])).toEqual([['', command]]);
    expect(() => ticketCommands[command].parse(planned?.commands[0]?.message.data)).not.toThrow();
    expect(planned?.facts).toEqual(seen);
  });

  it.each<[string, object]>([
    ['ticket.set-priority', { to: 'low' }],
    ['ticket.assign-team', { to: null }],
    ['ticket.set-requester', { to: idFrom('grace') }],
    ['ticket.add-tags', { tags: ['a'] }],
    ['ticket.remove-tags', { tags: ['z'] }],
  ])('%s %j asks for what is there: no command, but a record of it', (type, params) => {
    const planned = plan(type, params);
    expect(planned).toMatchObject({ commands: [], facts: {} });
    expect(planned?.changes).toHaveLength(1);
  });

  it('tell people and call webhooks by commands that their contexts understand', () => {
    const told = plan('notify.team', { to: idFrom('team'), text: 'Look at {{ticket.number}}' })?.commands[0]?.message;
    expect(notificationCommands['notification.tell'].parse(told?.data)).toMatchObject({ text: 'Look at T-1042' });
    const whole = { ...facts, 'ticket.statusCategory': 'new', 'ticket.channel': 'mail' };
    const called = plan('webhook.call', { targetId: idFrom('crm') }, whole)?.commands[0]?.message;
    expect(webhookCommands['webhook.call'].parse(called?.data)).toMatchObject({ people: 'none', ticket: { number: 'T-1042' } });
  });

  it('start and stop escalations by commands that their context understands', () => {
    const ladderId = idFrom('ladder');
    const started = plan('ticket.start-escalation', { ladderId });
    expect(escalationCommands['escalation.start'].parse(started?.commands[0]?.message.data)).toEqual({ ticketId, ladderId });
    expect(started?.changes).toEqual([{ field: 'escalation', before: null, after: ladderId }]);
    for (const which of [ladderId, null]) {
      const stopped = plan('ticket.stop-escalation', { ladderId: which });
      expect(escalationCommands['escalation.stop'].parse(stopped?.commands[0]?.message.data)).toEqual({ ticketId, ladderId: which });
      expect(stopped?.changes).toEqual([{ field: 'escalation', before: which ?? 'all', after: null }]);
    }
  });

  it('set every property of a ticket that a person sets', () => {
    const { fields: _, ...properties } = EditTicket.shape;
    const set = new Set(ticketLanguage.actions.actions.flatMap(({ writes }) => writes));
    expect([...set]).toEqual(expect.arrayContaining(Object.keys(properties)));
    expect(ticketLanguage.actions.find('ticket.set-field')).toBeDefined();
  });

  it('need nothing that somebody who may publish rules may not do by hand', () => {
    const publishers = Role.options.filter((role) => rolePermissions[role].includes('rule.publish'));
    expect(publishers).toContain('manager');
    for (const role of publishers) {
      for (const { permission } of ticketLanguage.actions.actions) expect(rolePermissions[role]).toContain(permission);
    }
  });

  it('sends one command for each tag, told apart by the tag', () => {
    expect(plan('ticket.add-tags', { tags: ['c', 'd', 'c'] })?.commands.map(({ key }) => key)).toEqual(['c', 'd']);
  });

  it.each<[string, object]>([
    ['ticket.set-priority', { to: 'huge' }],
    ['ticket.set-status', { to: 'unheard' }],
    ['ticket.assign-team', { to: 'no id' }],
    ['ticket.set-requester', { to: null }],
    ['ticket.add-tags', { tags: ['Not A Tag'] }],
    ['ticket.start-escalation', { ladderId: null }],
    ['ticket.stop-escalation', {}],
    ['ticket.note', { text: '  ' }],
    ['ticket.note', { text: 'a', html: '<b>' }],
  ])('%s %j is refused', (type, params) => {
    expect(plan(type, params)).toBeNull();
  });
});
