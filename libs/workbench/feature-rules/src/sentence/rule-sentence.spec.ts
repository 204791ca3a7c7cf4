import { conditionWords } from '@casewright/conditions';
import { speech } from '@casewright/conditions/testing';
import type { ConditionNode, EventTrigger, RuleAction, RuleTrigger } from '@casewright/contracts';
import { differences } from '@casewright/ui';
import { content } from '../testing/sample-rule';
import { actionWords } from './action-words';
import { oneSentence, ruleLines } from './rule-sentence';
import { cronWords } from './time-words';
import { triggerWords } from './trigger-words';

const leaf = (fact: string, operator: string, value?: unknown): ConditionNode => ({ fact, operator, value });
const mentions = (...words: string[]): ConditionNode => ({
  any: words.flatMap((word) => ['ticket.subject', 'ticket.firstMessage'].map((fact) => leaf(fact, 'textContains', word))),
});

describe('a rule in words', () => {
  it.each<[ConditionNode, string]>([
    [leaf('ticket.priority', 'equal', 'high'), 'the priority is High'],
    [leaf('ticket.priority', 'in', ['high', 'urgent']), 'the priority is one of High or Urgent'],
    [leaf('ticket.subject', 'textContains', 'hall'), 'the subject contains “hall”'],
    [leaf('ticket.teamId', 'equal', 't1'), 'the team is Projector support'],
    [leaf('ticket.teamId', 'equal', 't9'), 'the team is one that is gone'],
    [leaf('ticket.teamId', 'exists'), 'the team has a value'],
    [leaf('ticket.openedAt', 'withinLast', 'PT4H'), 'the time of opening was within the last 4 h'],
    [leaf('ticket.field.tier', 'equal', 'gold'), 'the tier is Gold'],
    [leaf('ticket.field.bought', 'before', '2026-03-01'), 'the bought is before 1 Mar 2026'],
    [leaf('event.automatic', 'equal', true), '“By an automatic message” is yes'],
    [leaf('ticket.subject', 'equal', ''), 'the subject is …'],
    [leaf('ticket.colour', 'resembles', 'red'), 'the ticket.colour resembles “red”'],
    [mentions('urgent'), 'the subject or the first message contains “urgent”'],
    [mentions('tonight', 'premiere'), 'the subject or the first message contains “tonight” or “premiere”'],
    [
      { all: [mentions('black'), { any: [leaf('ticket.priority', 'equal', 'low'), leaf('ticket.teamId', 'exists')] }] },
      'the subject or the first message contains “black” and (the priority is Low or the team has a value)',
    ],
    [
      { any: [leaf('ticket.subject', 'textContains', 'a'), leaf('ticket.firstMessage', 'textContains', 'b')] },
      'the subject contains “a” or the first message contains “b”',
    ],
    [{ all: [{ not: leaf('ticket.teamId', 'exists') }, { condition: 'vip' }] }, 'not (the team has a value) and “vip” holds'],
    [{ all: [] }, '…'],
  ])('conditions: %j', (node, words) => {
    expect(conditionWords(node, speech)).toBe(words);
  });

  it.each<[Omit<EventTrigger, 'kind'>, string]>([
    [{ types: ['ticket.opened'] }, 'a ticket is opened'],
    [{ types: ['ticket.opened', 'ticket.priority-changed'] }, 'a ticket is opened or the priority changes'],
    [{ types: [] }, '…'],
    [
      { types: ['ticket.priority-changed'], changed: { field: 'priority', from: ['low'], to: ['high', 'urgent'] } },
      'the priority changes from Low to High or Urgent',
    ],
    [{ types: ['ticket.team-assigned'], changed: { field: 'teamId', from: [], to: [null] } }, 'the team changes to nothing'],
    [{ types: ['ticket.field-set'], changed: { field: 'field.tier', from: [], to: ['gold'] } }, 'the tier changes to Gold'],
    [{ types: ['ticket.opened'], actors: { include: ['customer'], exclude: [] } }, 'a ticket is opened, by customers only'],
    [
      { types: ['ticket.opened'], actors: { include: [], exclude: ['rule', 'customer'] } },
      'a ticket is opened, but not by rules or customers',
    ],
  ])('triggers: %j', (trigger, words) => {
    expect(triggerWords({ kind: 'event', ...trigger }, speech)).toBe(words);
  });

  it.each<[RuleTrigger, string]>([
    [{ kind: 'event', types: ['ticket.opened'], debounce: 'PT5M' }, 'a ticket is opened, and not again for 5 min'],
    [{ kind: 'relative', anchor: 'sla.resolution.dueAt', offset: '-PT30M' }, 'it is 30 min before the resolution is due'],
    [
      { kind: 'relative', anchor: 'status.enteredAt', offset: 'PT8H', calendarId: 'c1' },
      'it is 8 h of working time after the ticket got its status',
    ],
    [
      { kind: 'relative', anchor: 'ticket.openedAt', offset: 'PT0M', cancelWhen: { all: [leaf('ticket.teamId', 'exists')] } },
      'it is the time when the ticket was opened, unless before that the team has a value',
    ],
    [
      { kind: 'schedule', cron: '0 9 * * 1-5', timeZone: 'Europe/Berlin', selector: { all: [leaf('ticket.priority', 'equal', 'low')] } },
      'it is 09:00 from Monday to Friday (Europe/Berlin), on each ticket of which the priority is Low',
    ],
  ])('triggers that wait: %j', (trigger, words) => {
    expect(triggerWords(trigger, speech)).toBe(words);
  });

  it.each([
    ['0 * * * *', 'a full hour'],
    ['15 * * * *', '15 min past the hour'],
    ['* * * * *', 'a new minute'],
    ['30 8 * * 0', '08:30 on Sunday'],
    ['5 4 * * *', '04:05'],
    ['0 9 1 * *', 'time by “0 9 1 * *”'],
    ['*/5 * * * *', 'time by “*/5 * * * *”'],
  ])('schedules: %s', (cron, words) => {
    expect(cronWords(cron)).toBe(words);
  });

  it.each<[Omit<RuleAction, 'id'>, string]>([
    [{ type: 'ticket.set-priority', params: { to: 'urgent' } }, 'set the priority to Urgent'],
    [{ type: 'ticket.assign-team', params: { to: 't1' } }, 'give it to the team Projector support'],
    [{ type: 'ticket.assign-team', params: { to: null } }, 'take it from its team'],
    [{ type: 'ticket.add-tags', params: { tags: ['a', 'b'] } }, 'add the tag a and b'],
    [{ type: 'ticket.mail-requester', params: {} }, 'mail the requester “…”'],
    [{ type: 'ticket.set-field', params: { key: 'tier', value: 'gold' } }, 'set the tier to Gold'],
    [{ type: 'ticket.set-field', params: { key: 'bought', value: '2026-03-01' } }, 'set the bought to 1 Mar 2026'],
    [{ type: 'ticket.set-field', params: { key: 'tier', value: null } }, 'take the tier away'],
    [{ type: 'ticket.set-requester', params: { to: 'p9' } }, 'make one that is gone the requester'],
    [{ type: 'ticket.set-requester', params: {} }, 'make … the requester'],
    [{ type: 'webhook.call', params: { targetId: 't1' } }, 'call the webhook Projector support'],
    [
      { type: 'webhook.call', params: { targetId: 't1', people: 'included' } },
      'call the webhook Projector support, which is also told the subject and who asked',
    ],
    [{ type: 'webhook.call', params: {} }, 'call the webhook …'],
    [{ type: 'ticket.set-field', params: {} }, 'set the field … to …'],
    [{ type: 'plugin.ring', params: { bell: 3 } }, 'plugin.ring'],
  ])('actions: %j', (action, words) => {
    expect(actionWords({ id: 'a', ...action }, speech)).toBe(words);
  });

  it('is one sentence, and says what is out of the ordinary', () => {
    expect(oneSentence(content(), speech)).toBe('When a ticket is opened, and if the priority is Low: set the priority to Urgent.');
    const guarded = content({ stop: 'phase', guards: { reentry: 'allow', once: 'per-version', maxDepth: 2 } });
    expect(oneSentence(guarded, speech)).toMatch(/acts once per ticket.*brought about itself.*first 2 steps.*phase Intake/);
    const limits = { cooldown: 'PT10M', perSubject: { max: 1, per: 'P1D' }, perRule: { max: 500, per: 'PT1H' } };
    const limited = content({ guards: { reentry: 'never', once: 'none', maxDepth: 5, ...limits } });
    expect(oneSentence(limited, speech)).toMatch(/alone for 10 min.*at most once in 1 day.*at most 500 times in 1 h/);
  });

  it('tells two versions apart line by line', () => {
    const before = ruleLines(content(), speech);
    const after = ruleLines(content({ name: 'Dark hall', stop: 'all', actions: [] }), speech);
    expect(differences(before, after).map(({ label }) => label)).toEqual(['Name', 'Afterwards', 'Then, 1']);
  });
});
