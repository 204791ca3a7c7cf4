import type { TicketEventView } from '@casewright/contracts';
import { machineChanges } from './machine-changes';

const event = (version: number, kind: string, field: string): TicketEventView =>
  ({ id: `e${version}`, version, actor: { kind }, changes: [{ field, from: null, to: 'x' }] }) as unknown as TicketEventView;

const fields = (events: readonly TicketEventView[]) => [...machineChanges(events).keys()];

describe('machineChanges', () => {
  it('names the fields whose last change a rule made', () => {
    expect(fields([event(1, 'rule', 'priority'), event(2, 'rule', 'team')])).toEqual(['priority', 'teamId']);
  });

  it('names fields that the desk has added', () => {
    expect(fields([event(1, 'rule', 'field.tier'), event(2, 'rule', 'field.plan'), event(3, 'user', 'field.plan')])).toEqual([
      'field.tier',
    ]);
  });

  it('names severity, subject, requester and followers, too', () => {
    const events = ['severity', 'subject', 'requester', 'followers'].map((field, index) => event(index + 1, 'rule', field));
    expect(fields(events)).toEqual(['severity', 'subject', 'requesterId', 'followers']);
  });

  it('forgets a field that a person changed since', () => {
    expect(fields([event(1, 'rule', 'priority'), event(2, 'user', 'priority')])).toEqual([]);
  });

  it('goes by version, whatever the order of the list', () => {
    expect(fields([event(2, 'rule', 'status'), event(1, 'user', 'status')])).toEqual(['status']);
  });

  it.each(['tags', 'followers'])('keeps %s explained while a person adds others', (list) => {
    expect(fields([event(1, 'rule', list), event(2, 'user', list)])).toEqual([list]);
  });
});
