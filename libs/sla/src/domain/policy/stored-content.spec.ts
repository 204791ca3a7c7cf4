import { SlaPolicyContent } from '@casewright/contracts';
import { ticketCatalog } from '@casewright/rules';
import { evolveTicket } from '../clock/followed-ticket';
import { opened, stored, standardPolicy } from '../testing/ticket-story';
import { compilePolicy, firstMatching } from './first-matching';
import { contentOf, type StoredPolicyContent } from './stored-content';

const goals = { low: null, normal: 60, high: 30, urgent: 15 };
const earlier = (match: object): StoredPolicyContent => ({
  ...{ name: 'Earlier', description: '', active: true },
  match: { priorities: [], types: [], teamIds: [], organisationIds: [], tags: [], ...match },
  targets: [{ target: 'resolution', calendarId: null, goals, warnAtPercent: 70 }],
});
const ticket = evolveTicket(null, stored(opened('high'), 1, 0));
const matches = (match: object): boolean => {
  const policy = { ...standardPolicy, content: contentOf(earlier(match)) };
  return ticket !== null && firstMatching([compilePolicy(policy, ticketCatalog)], ticket) !== undefined;
};

describe('policies of an older release', () => {
  it('are read as they are written today', () => {
    const content = contentOf(earlier({ priorities: ['high', 'urgent'], tags: ['vip'] }));
    expect(SlaPolicyContent.parse(content)).toEqual(content);
    expect(content).toMatchObject({
      when: {
        all: [
          { fact: 'ticket.priority', operator: 'in', value: ['high', 'urgent'] },
          { fact: 'ticket.tags', operator: 'containsAny', value: ['vip'] },
        ],
      },
      onPriorityChange: 'remaining-time',
      targets: [{ target: 'resolution', warnings: [{ percent: 70 }], breachLevels: [] }],
    });
  });

  it.each([
    [{}, true],
    [{ priorities: ['high'] }, true],
    [{ priorities: ['low'] }, false],
    [{ types: ['incident'], priorities: ['high'] }, true],
    [{ teamIds: ['018f0000-0000-7000-8000-0000000000a1'] }, false],
    [{ tags: ['vip'] }, false],
  ])('match what they matched: %j', (match, expected) => {
    expect(matches(match)).toBe(expected);
  });
});
