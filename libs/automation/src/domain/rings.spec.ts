import { RuleContent, type DecidedField, type EventTrigger, type RuleContentInput } from '@casewright/contracts';
import { blackPicture } from '../specs/sample-rules';
import { traitsOf } from './decided-fields';
import { ringThrough, type RingMember } from './rings';

/** A rule that is started by changes of some properties and changes one. */
function member(name: string, reads: readonly DecidedField[], writes: DecidedField, parts: Partial<RuleContentInput> = {}): RingMember {
  const types = reads.flatMap((field) => traitsOf(field).events);
  const trigger = { kind: 'event' as const, types };
  const content = RuleContent.parse({ ...blackPicture, trigger, guards: { reentry: 'allow' }, ...parts, name });
  return { ...content, writes: new Set([writes]) };
}
const names = (ring: readonly RingMember[] | null) => ring?.map(({ name }) => name) ?? null;
const started = (parts: Partial<EventTrigger>) => ({
  trigger: { kind: 'event' as const, types: ['ticket.priority-changed'], ...parts },
});

describe('a ring of rules', () => {
  const a = member('a', ['tags'], 'priority');
  const b = member('b', ['priority'], 'status');
  const c = member('c', ['status'], 'teamId');
  const back = member('back', ['teamId'], 'tags');

  it('is found through rules in between, in the order in which they start each other', () => {
    expect(names(ringThrough(a, [c, back, b]))).toEqual(['a', 'b', 'c', 'back', 'a']);
  });

  it('is found by its shortest way', () => {
    expect(names(ringThrough(a, [b, c, back, member('direct', ['priority'], 'tags')]))).toEqual(['a', 'direct', 'a']);
  });

  it('may be one rule', () => {
    expect(names(ringThrough(member('self', ['priority'], 'priority'), []))).toEqual(['self', 'self']);
  });

  it.each<[string, RingMember]>([
    ['does not react to itself', member('b', ['priority'], 'tags', { guards: { reentry: 'never' } })],
    ['reacts only where it changes something', member('b', ['priority'], 'tags', { guards: { reentry: 'on-change' } })],
    ['fires once', member('b', ['priority'], 'tags', { guards: { reentry: 'allow', once: 'per-version' } })],
    ['does not listen to rules', member('b', [], 'tags', started({ actors: { include: [], exclude: ['rule'] } }))],
    ['listens to people only', member('b', [], 'tags', started({ actors: { include: ['user'], exclude: [] } }))],
    ['waits for the change of another property', member('b', [], 'tags', started({ changed: { field: 'teamId', from: [], to: [] } }))],
    ['waits for another event', member('b', ['teamId'], 'tags')],
  ])('is none where a rule in it %s', (_, other) => {
    expect(ringThrough(a, [other])).toBeNull();
    expect(ringThrough(other, [a])).toBeNull();
  });

  it('may turn by the organisation that goes with a requester', () => {
    const waits = started({ types: ['ticket.requester-changed'], changed: { field: 'organisationId', from: [], to: [] } });
    const sets = member('sets', ['priority'], 'requesterId');
    expect(names(ringThrough(sets, [member('waits', [], 'priority', waits)]))).toEqual(['sets', 'waits', 'sets']);
  });

  it('may turn by what a ladder does that a rule starts', () => {
    const starts = member('starts', ['priority'], 'escalation');
    expect(names(ringThrough(starts, []))).toEqual(['starts', 'starts']);
    const hears = (actors: EventTrigger['actors']) => member('hears', [], 'escalation', started({ actors }));
    expect(ringThrough(hears({ include: [], exclude: ['process'] }), [])).toBeNull();
    expect(ringThrough(hears({ include: [], exclude: ['rule'] }), [])).not.toBeNull();
    expect(ringThrough(member('tags', ['tags'], 'escalation'), [])).toBeNull();
  });

  const after = (name: string, anchor: string, writes: DecidedField, parts: Partial<RuleContentInput> = {}) =>
    member(name, [], writes, { trigger: { kind: 'relative', anchor, offset: 'P1D' }, ...parts });

  it('may turn by rules that wait for a time, through what arms them', () => {
    const opens = after('opens', 'status.enteredAt', 'status');
    expect(names(ringThrough(opens, []))).toEqual(['opens', 'opens']);
    expect(names(ringThrough(after('tags', 'status.enteredAt', 'tags'), [member('waits', ['tags'], 'status')]))).toEqual([
      'tags',
      'waits',
      'tags',
    ]);
    expect(names(ringThrough(after('late', 'sla.resolution.dueAt', 'escalation'), []))).toEqual(['late', 'late']);
    expect(ringThrough(after('once', 'status.enteredAt', 'status', { guards: { reentry: 'never' } }), [])).toBeNull();
  });

  it.each<[string, RingMember]>([
    ['counts from the opening', after('opened', 'ticket.openedAt', 'status')],
    ['counts from a reply of an agent', after('replied', 'lastReplyAt', 'comments')],
    ['changes nothing that begins a status', after('tags', 'status.enteredAt', 'tags')],
    [
      'runs on a schedule',
      member('daily', [], 'status', {
        trigger: { kind: 'schedule', cron: '0 9 * * *', timeZone: 'UTC', selector: blackPicture.conditions },
      }),
    ],
  ])('is none where a rule that waits for a time %s', (_, waits) => {
    expect(ringThrough(waits, [])).toBeNull();
  });

  it('is one where the rule waits for just that change', () => {
    const waits = member('waits', [], 'tags', started({ changed: { field: 'priority', from: [], to: [] } }));
    expect(names(ringThrough(a, [waits]))).toEqual(['a', 'waits', 'a']);
  });
});
