import type { DecisionView, TicketEventView } from '@casewright/contracts';
import { storyOf } from './field-story';

const event = (version: number, type: string, parts: object = {}): TicketEventView =>
  ({
    id: `e${version}`,
    version,
    type,
    at: `2026-03-02T10:0${version}:00.000Z`,
    actor: { kind: 'user', id: 'u1', version: null, name: 'Ada' },
    causationId: null,
    data: {},
    changes: [],
    ...parts,
  }) as unknown as TicketEventView;

const opened = event(1, 'ticket.opened', { data: { priority: 'normal', teamId: null, tags: [], status: { label: 'New' } } });
const rule = { kind: 'rule', id: 'r1', version: 2, name: 'Black picture' };
const byRule = event(2, 'ticket.priority-changed', {
  actor: rule,
  causationId: 'e1',
  changes: [{ field: 'priority', from: 'normal', to: 'urgent' }],
});
const byAda = event(3, 'ticket.priority-changed', { changes: [{ field: 'priority', from: 'urgent', to: 'high' }] });
const decision = { id: 'd1', rule: { id: 'r1' }, event: { id: 'e1' } } as unknown as DecisionView;
const words = (...story: Parameters<typeof storyOf>) => storyOf(...story).map((step) => [step.words, step.decision?.id ?? null]);

describe('how a property came to be what it is', () => {
  it('tells every change, newest first, with the record of the rule that made it', () => {
    expect(words('priority', [byAda, opened, byRule], [decision])).toEqual([
      ['Ada changed it from urgent to high', null],
      ['The rule “Black picture” changed it from normal to urgent', 'd1'],
      ['Set to normal at the opening, by Ada', null],
    ]);
  });

  it('names the opening where nothing changed since', () => {
    expect(words('status', [opened], [])).toEqual([['Set to New at the opening, by Ada', null]]);
    expect(words('teamId', [opened], [])).toEqual([['Left empty at the opening, by Ada', null]]);
    expect(words('tags', [opened], [])).toEqual([['Left empty at the opening, by Ada', null]]);
    const withTeam = event(1, 'ticket.opened', { data: { teamId: 't1' } });
    expect(words('teamId', [withTeam], [])).toEqual([['Set at the opening, by Ada', null]]);
  });

  it('says what was added and what was taken away', () => {
    const tagged = event(2, 'ticket.tagged', { changes: [{ field: 'tags', from: null, to: 'vip' }] });
    const untagged = event(3, 'ticket.untagged', { changes: [{ field: 'tags', from: 'vip', to: null }] });
    expect(words('tags', [tagged, untagged], []).map(([said]) => said)).toEqual(['Ada removed “vip”', 'Ada added “vip”']);
  });

  it('takes no record of another event or rule', () => {
    const other = { ...decision, event: { id: 'e9' } } as unknown as DecisionView;
    expect(words('priority', [byRule], [other])).toEqual([['The rule “Black picture” changed it from normal to urgent', null]]);
  });
});
