import { ticketEvents, type TicketEvent } from '@casewright/contracts';
import { fold } from '@casewright/kernel';
import fc from 'fast-check';
import { accepted, anyCommands, live, memberOf } from './any-commands.samples';
import { inSequence } from './decision';
import { ticket, type Ticket } from './ticket';

function expectInvariants(state: Ticket): void {
  if (state.stage === 'absent') return;
  const { category } = state.status;
  expect(state.stage === 'closed').toBe(category === 'closed');
  const isSolved = category === 'solved' || (category === 'closed' && state.mergedInto === null);
  if (isSolved) expect(state.assigneeId).not.toBeNull();
  if (state.mergedInto) expect(state.stage).toBe('closed');
  expect(new Set(state.absorbed.map(({ id }) => id)).size).toBe(state.absorbed.length);
  expect(new Set(state.tags).size).toBe(state.tags.length);
  expect(new Set(state.followerIds).size).toBe(state.followerIds.length);
  const member = memberOf(state);
  if (member && state.teamId && member.teamIds.length > 0 && category !== 'solved' && category !== 'closed') {
    expect(member.teamIds).toContain(state.teamId);
  }
}

describe('any sequence of commands', () => {
  it('keeps the invariants', () => {
    fc.assert(fc.property(anyCommands, (sequence) => live(sequence).states.forEach(expectInvariants)));
  });

  it('leaves events of the catalog, from which replay gives the live state', () => {
    fc.assert(
      fc.property(anyCommands, (sequence) => {
        const { history, state } = live(sequence);
        for (const event of history) expect(ticketEvents[event.type].schema.safeParse(event.data).error).toBeUndefined();
        expect(fold(ticket, history)).toEqual(state);
      }),
    );
  });

  it('survives JSON, at any point', () => {
    fc.assert(
      fc.property(anyCommands, fc.nat(80), (sequence, cut) => {
        const { history, state } = live(sequence);
        const stored = JSON.parse(JSON.stringify(history)) as TicketEvent[];
        const snapshot = JSON.parse(JSON.stringify(fold(ticket, stored.slice(0, cut)))) as Ticket;
        expect(fold(ticket, stored.slice(cut), snapshot)).toEqual(state);
      }),
    );
  });

  it('never writes an event that changes nothing, and none after closing', () => {
    fc.assert(
      fc.property(anyCommands, (sequence) => {
        const { history } = live(sequence);
        for (const { data } of history) if ('from' in data) expect(data.to).not.toEqual(data.from);
        const closed = history.findIndex((event) => event.type === 'ticket.status-changed' && event.data.to.category === 'closed');
        if (closed >= 0) expect(history).toHaveLength(closed + 1);
      }),
    );
  });

  it('decided as one equals one after the other, where none is refused', () => {
    fc.assert(
      fc.property(anyCommands, (sequence) => {
        const together = accepted(() => inSequence(...sequence)(ticket.initial));
        if (together.length > 0) expect(fold(ticket, together)).toEqual(live(sequence).state);
      }),
    );
  });
});
