import { defaultStatuses, Priority, Severity, ticketEvents, TicketType, type TicketEvent } from '@casewright/contracts';
import { DomainError, fold, idFrom } from '@casewright/kernel';
import fc from 'fast-check';
import { assignAgent, assignTeam, type StaffMember } from './assignment';
import { comment } from './conversation';
import { inSequence, type Decision } from './decision';
import { follow, unfollow } from './followers';
import { changeStatus, openTicket } from './lifecycle';
import { tag, untag } from './tags';
import { ticket, type Ticket } from './ticket';
import { commentOf, openingOf } from './ticket.samples';
import { changePriority, changeRequester, changeSeverity, changeSubject, changeType } from './triage';

const teams = ['a', 'b', 'c'].map((name) => idFrom(`team ${name}`));
const staff: StaffMember[] = [0, 1, 2, 3].map((index) => ({ id: idFrom(`agent ${index}`), teamIds: teams.slice(index, index + 2) }));
const memberOf = (state: Ticket) => (state.stage === 'absent' ? null : (staff.find((member) => member.id === state.assigneeId) ?? null));

const command: fc.Arbitrary<Decision> = fc.oneof(
  fc.integer({ min: 1001, max: 9999 }).map((number): Decision => (state) => openTicket(state, openingOf({ number }))),
  fc
    .record({
      authorKind: fc.constantFrom('customer', 'agent', 'rule', 'system'),
      visibility: fc.constantFrom('public', 'internal'),
      automatic: fc.boolean(),
      id: fc.uuid(),
    })
    .map(({ id, ...content }): Decision => (state) => comment(state, commentOf(content as never), id)),
  fc.constantFrom(...defaultStatuses).map(({ id, category }): Decision => (state) => changeStatus(state, { id, category })),
  fc.string().map((to): Decision => (state) => changeSubject(state, to)),
  fc.constantFrom(...TicketType.options).map((to): Decision => (state) => changeType(state, to)),
  fc.constantFrom(...Priority.options).map((to): Decision => (state) => changePriority(state, to)),
  fc.constantFrom(null, ...Severity.options).map((to): Decision => (state) => changeSeverity(state, to)),
  fc.uuid().map((id): Decision => (state) => changeRequester(state, { id, organisationId: null })),
  fc.constantFrom(null, ...teams).map((to): Decision => (state) => assignTeam(state, to, memberOf(state))),
  fc.constantFrom(null, ...staff).map((to): Decision => (state) => assignAgent(state, to)),
  fc.constantFrom('red', 'green', 'blue').chain((name) => fc.constantFrom<Decision>((state) => tag(state, name), (state) => untag(state, name))),
  fc.constantFrom(...staff).chain(({ id }) => fc.constantFrom<Decision>((state) => follow(state, id), (state) => unfollow(state, id))),
);

/** Runs the commands as the shell does: refusals change nothing. */
function live(commands: readonly Decision[]) {
  const history: TicketEvent[] = [];
  const states: Ticket[] = [ticket.initial];
  let state = ticket.initial;
  for (const decide of commands) {
    const events = accepted(() => decide(state));
    history.push(...events);
    state = fold(ticket, events, state);
    states.push(state);
  }
  return { history, states, state };
}

function accepted(decide: () => readonly TicketEvent[]): readonly TicketEvent[] {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

const opening: Decision = (state) => openTicket(state, openingOf());
const commands = fc.array(command, { maxLength: 40 }).map((rest) => [opening, ...rest]);

function expectInvariants(state: Ticket): void {
  if (state.stage === 'absent') return;
  const { category } = state.status;
  expect(state.stage === 'closed').toBe(category === 'closed');
  if (category === 'solved' || category === 'closed') expect(state.assigneeId).not.toBeNull();
  expect(new Set(state.tags).size).toBe(state.tags.length);
  expect(new Set(state.followerIds).size).toBe(state.followerIds.length);
  const member = memberOf(state);
  if (member && state.teamId && member.teamIds.length > 0 && category !== 'solved' && category !== 'closed') {
    expect(member.teamIds).toContain(state.teamId);
  }
}

describe('any sequence of commands', () => {
  it('keeps the invariants', () => {
    fc.assert(fc.property(commands, (sequence) => live(sequence).states.forEach(expectInvariants)));
  });

  it('leaves events of the catalog, from which replay gives the live state', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const { history, state } = live(sequence);
        for (const event of history) expect(ticketEvents[event.type].schema.safeParse(event.data).error).toBeUndefined();
        expect(fold(ticket, history)).toEqual(state);
      }),
    );
  });

  it('survives JSON, at any point', () => {
    fc.assert(
      fc.property(commands, fc.nat(80), (sequence, cut) => {
        const { history, state } = live(sequence);
        const stored = JSON.parse(JSON.stringify(history)) as TicketEvent[];
        const snapshot = JSON.parse(JSON.stringify(fold(ticket, stored.slice(0, cut)))) as Ticket;
        expect(fold(ticket, stored.slice(cut), snapshot)).toEqual(state);
      }),
    );
  });

  it('never writes an event that changes nothing, and none after closing', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const { history } = live(sequence);
        for (const { data } of history) if ('from' in data) expect(data.to).not.toEqual(data.from);
        const closed = history.findIndex((event) => event.type === 'ticket.status-changed' && event.data.to.category === 'closed');
        if (closed >= 0) expect(history).toHaveLength(closed + 1);
      }),
    );
  });

  it('decided as one equals one after the other, where none is refused', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const together = accepted(() => inSequence(...sequence)(ticket.initial));
        if (together.length > 0) expect(fold(ticket, together)).toEqual(live(sequence).state);
      }),
    );
  });
});
