import { FactReader } from '@casewright/rules';
import { ticketLanguage } from '../ticket-language';
import { overrideFacts } from './overrides';

const now = Date.parse('2026-03-02T10:00:00Z');
const facts = new FactReader({ 'ticket.priority': 'low', 'ticket.tags': ['a'] }, { 'ticket.priority': 'normal' }, now);
const override = (overrides: Parameters<typeof overrideFacts>[1]) => overrideFacts(facts, overrides, ticketLanguage.catalog);

describe('overriding facts', () => {
  it('leaves the others, and the event, as they were', () => {
    const changed = override({ 'ticket.priority': 'urgent' });
    if (!('facts' in changed)) throw new Error('It was refused');
    expect(changed.facts.value('ticket.tags')).toEqual(['a']);
    expect(changed.facts.change('ticket.priority')).toEqual({ known: true, before: 'normal', after: 'urgent' });
    expect(facts.value('ticket.priority')).toBe('low');
  });

  it('reaches what was before the event, and the time of it', () => {
    const changed = override({ 'before.priority': 'high', 'event.at': '2026-03-02T12:00:00Z', 'ticket.openedAt': '2026-03-02T11:00:00Z' });
    if (!('facts' in changed)) throw new Error('It was refused');
    expect(changed.facts.change('ticket.priority').before).toBe('high');
    expect(changed.facts.age('ticket.openedAt')).toBe(3_600_000);
  });

  it.each<[Parameters<typeof overrideFacts>[1]]>([
    [{ 'ticket.priority': null }],
    [{ 'ticket.tags': [] }],
    [{ 'ticket.subject': '' }],
    [{}],
  ])('takes %j', (overrides) => {
    expect('facts' in override(overrides)).toBe(true);
  });

  it.each<[Parameters<typeof overrideFacts>[1], string]>([
    [{ 'ticket.priority': 'huge' }, '/ticket.priority'],
    [{ 'ticket.commentCount': 'three' }, '/ticket.commentCount'],
    [{ 'ticket.tags': 'vip' }, '/ticket.tags'],
    [{ 'ticket.tags': [''] }, '/ticket.tags'],
    [{ 'ticket.openedAt': 'yesterday' }, '/ticket.openedAt'],
    [{ 'a/b~c': 1 }, '/a~1b~0c'],
  ])('refuses %j with a pointer', (overrides, pointer) => {
    expect(override(overrides)).toMatchObject({ problems: [{ pointer }] });
  });
});
