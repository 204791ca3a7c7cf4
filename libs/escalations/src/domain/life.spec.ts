import type { EscalationEvent } from '@casewright/contracts';
import { fold, idFrom } from '@casewright/kernel';
import { given } from '@casewright/testing';
import { escalations } from './escalations';
import { acknowledge, climb, start, stop } from './life';
import { begin, beginning, iso, minute, ticketId } from './testing/samples';

const first = beginning('first', 'urgent', [30, 60]);
const begun = (of = first): EscalationEvent => {
  const [event] = start({}, of);
  if (!event) throw new Error('It was not begun');
  return event;
};
const step = (number: number) => ({
  ...{ escalationId: first.escalationId, ticketId, name: 'Urgent', step: number, effects: [] },
  at: iso(begin + number * 30 * minute),
});
const climbed = (number: number): readonly EscalationEvent[] =>
  climb(fold(escalations, number === 2 ? [begun(), ...climbed(1)] : [begun()]), step(number));
const { ladderId } = first;
const noticed = { escalationId: first.escalationId, ticketId, subjectId: idFrom('grace'), note: null, at: iso(begin) };
const ended = { ticketId, because: 'asked' as const, at: iso(begin) };

describe('an escalation', () => {
  it('keeps the times of its steps and the chain that it belongs to', () =>
    given(escalations)
      .when(start, first)
      .then({
        type: 'escalation.started',
        data: {
          ...{ escalationId: first.escalationId, ticketId, ladderId: first.ladderId, ladderVersion: 1, at: iso(begin) },
          ...{ dueAt: [...first.dueAt], correlationId: 'chain', causationId: 'cause', depth: 2 },
        },
      }));

  it('is not begun twice on one ladder, but beside another one, and again once it has ended', () => {
    given(escalations, begun())
      .when(start, beginning('again', 'urgent', [30]))
      .thenNothing();
    given(escalations, begun()).when(start, first).thenNothing();
    given(escalations, begun())
      .when(start, beginning('other', 'calm', [30]))
      .then(begun(beginning('other', 'calm', [30])));
    const again = beginning('again', 'urgent', [30]);
    given(escalations, begun(), { type: 'escalation.acknowledged', data: { ...noticed, ladderId } })
      .when(start, again)
      .then(begun(again));
  });

  it('climbs one step after the other, and is at its top after the last one', () => {
    expect(climbed(1).map(({ type }) => type)).toEqual(['escalation.step-climbed']);
    expect(climbed(2).map(({ type }) => type)).toEqual(['escalation.step-climbed', 'escalation.finished']);
    expect(climbed(2)[0]).toMatchObject({ data: { step: 2, of: 2 } });
  });

  it.each([[2], [3]])('does not climb step %i before the ones below it', (number) =>
    given(escalations, begun()).when(climb, step(number)).thenNothing(),
  );

  it('climbs no step twice', () =>
    given(escalations, begun(), ...climbed(1))
      .when(climb, step(1))
      .thenNothing());

  it('climbs no further once somebody has taken notice, or it was stopped', () => {
    given(escalations, begun(), { type: 'escalation.acknowledged', data: { ...noticed, ladderId } })
      .when(climb, step(1))
      .thenNothing();
    given(escalations, begun(), ...stop(fold(escalations, [begun()]), 'all', ended))
      .when(climb, step(1))
      .thenNothing();
  });

  it('can be taken notice of at its top, and a second time without effect', () => {
    const atTop = [begun(), ...climbed(1), ...climbed(2)];
    given(escalations, ...atTop)
      .when(acknowledge, noticed)
      .then({ type: 'escalation.acknowledged', data: { ...noticed, ladderId } });
    given(escalations, begun(), { type: 'escalation.acknowledged', data: { ...noticed, ladderId } })
      .when(acknowledge, noticed)
      .thenNothing();
  });

  it('cannot be taken notice of when it was stopped, or when it never was', () => {
    const stopped = stop(fold(escalations, [begun()]), 'all', ended);
    given(escalations, begun(), ...stopped)
      .when(acknowledge, noticed)
      .thenRefused('state.conflict');
    given(escalations).when(acknowledge, noticed).thenRefused('resource.missing');
  });

  it('is stopped alone, with its ladder, or with all others', () => {
    const other = beginning('other', 'calm', [30]);
    const both = given(escalations, begun(), begun(other));
    const stopped = (of: typeof first): EscalationEvent => ({
      type: 'escalation.stopped',
      data: { escalationId: of.escalationId, ladderId: of.ladderId, ...ended },
    });
    both.when(stop, { escalationId: first.escalationId }, ended).then(stopped(first));
    both.when(stop, { ladderId: other.ladderId }, ended).then(stopped(other));
    both.when(stop, 'all', ended).then(stopped(first), stopped(other));
    both.when(stop, { ladderId: idFrom('none') }, ended).thenNothing();
    both.when(stop, { escalationId: idFrom('none') }, ended).thenRefused('resource.missing');
  });
});
