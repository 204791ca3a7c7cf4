import type { TicketEvent } from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import { commented, opened } from '../../domain/ticket.samples';
import { changesOfBatch, factsBefore } from './ticket-changes';

const ticketId = idFrom('ticket');
const stored = (version: number, event: TicketEvent, streamId = ticketId) =>
  ({ ...event, version, streamId }) as unknown as Stored<TicketEvent>;
const moved = (from: string | null, to: string | null): TicketEvent => ({ type: 'ticket.team-assigned', data: { from, to } });

describe('changesOfBatch', () => {
  it('names what customers may know of apart', () => {
    const events = [
      stored(1, opened()),
      stored(2, commented({ visibility: 'internal' })),
      stored(3, { type: 'ticket.tagged', data: { tag: 'vip' } }),
    ];
    expect(changesOfBatch([{ key: ticketId, events }])).toEqual([
      {
        ticketId,
        version: 3,
        eventTypes: ['ticket.opened', 'ticket.commented', 'ticket.tagged'],
        customerEventTypes: ['ticket.opened'],
        before: {},
      },
    ]);
  });

  it('says who saw it before the first of several moves', () => {
    const [a, b, me] = [idFrom('a'), idFrom('b'), idFrom('me')];
    const events = [stored(4, moved(a, b)), stored(5, moved(b, null)), stored(6, { type: 'ticket.unfollowed', data: { userId: me } })];
    const [change] = changesOfBatch([{ key: ticketId, events }]);
    const now = { teamId: null, assigneeId: null, followerIds: [], requesterId: idFrom('requester') };
    expect(factsBefore(now, change?.before ?? {})).toEqual({ ...now, teamId: a, followerIds: [me] });
  });

  it('has no version of its own where only a clock moved', () => {
    const [change] = changesOfBatch([{ key: ticketId, events: [stored(9, opened(), idFrom('sla stream'))] }]);
    expect(change?.version).toBe(0);
  });
});
