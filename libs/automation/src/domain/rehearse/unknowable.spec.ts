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
const unknowable = (parts: object, { from = '2026-03-01T09:00:00.000Z', given = [] as readonly string[] } = {}) => {
  const asked = { catalog: ticketLanguage.catalog, from, peopleSince: '2026-03-02T14:30:00.000Z', given: new Set(given) };
  return unknowableOf([compiled(parts)], asked);
};

const name = '“Name of the requester” is not known before 2026-03-02: there it is what it was on that day.';

describe('what is not known as of an event', () => {
  it('is nothing where everything that is asked for stands in the log', () => {
    expect(unknowable({})).toEqual([]);
  });

  it('is who people were before that was kept, unless it was set by hand', () => {
    const conditions = { all: [{ fact: 'requester.name', operator: 'exists' }] };
    expect(unknowable({ conditions })).toEqual([name]);
    expect(unknowable({ conditions }, { given: ['requester.name'] })).toEqual([]);
    expect(unknowable({ conditions }, { from: '2026-03-02T14:30:00.000Z' })).toEqual([]);
  });

  it('is what texts name, on either branch', () => {
    const note = [{ id: 'n', type: 'ticket.note', params: { text: 'Ask {{requester.name}} about {{ticket.subject}}' } }];
    expect(unknowable({ actions: note })).toEqual([name]);
    expect(unknowable({ otherwise: note })).toEqual([name]);
  });

  it('is whom a rule makes the requester', () => {
    const actions = [{ id: 'r', type: 'ticket.set-requester', params: { to: idFrom('ada') } }];
    expect(unknowable({ actions })).toEqual([
      'Whom a rule makes the requester is not known before 2026-03-02: there it is what it was on that day.',
    ]);
  });
});
