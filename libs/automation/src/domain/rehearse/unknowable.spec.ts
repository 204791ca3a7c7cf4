import { RuleContent } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { compileContent } from '@casewright/rules';
import { ticketLanguage } from '../ticket-language';
import { unknowableOf } from './unknowable';

const compiled = (parts: object) => {
  const content = {
    name: 'Sample',
    order: { phase: 'intake', rank: 'm' },
    trigger: { kind: 'event', types: ['ticket.opened'] },
    conditions: { all: [{ fact: 'ticket.priority', operator: 'equal', value: 'high' }] },
    actions: [{ id: 'a', type: 'ticket.set-priority', params: { to: 'urgent' } }],
  };
  const result = compileContent(RuleContent.parse({ ...content, ...parts }), ticketLanguage);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.rule;
};
const unknowable = (parts: object, given: readonly string[] = []) =>
  unknowableOf([compiled(parts)], ticketLanguage.catalog, new Set(given));

const name = '“Name of the requester” is what it is today: what it was then is not recorded.';

describe('what is not known as of an event', () => {
  it('is nothing where everything that is asked for stands in the log', () => {
    expect(unknowable({})).toEqual([]);
  });

  it('is what conditions ask directories, unless it was set by hand', () => {
    const conditions = { all: [{ fact: 'requester.name', operator: 'exists' }] };
    expect(unknowable({ conditions })).toEqual([name]);
    expect(unknowable({ conditions }, ['requester.name'])).toEqual([]);
  });

  it('is what texts name, on either branch', () => {
    const note = [{ id: 'n', type: 'ticket.note', params: { text: 'Ask {{requester.name}} about {{ticket.subject}}' } }];
    expect(unknowable({ actions: note })).toEqual([name]);
    expect(unknowable({ otherwise: note })).toEqual([name]);
  });

  it('is whom a rule makes the requester', () => {
    const actions = [{ id: 'r', type: 'ticket.set-requester', params: { to: idFrom('ada') } }];
    expect(unknowable({ actions })).toEqual(['Whom a rule makes the requester is known as they are today.']);
  });
});
