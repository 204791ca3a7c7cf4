import { defaultStatuses, Priority, Severity, TicketType, type TicketEvent } from '@casewright/contracts';
import { DomainError, fold, idFrom } from '@casewright/kernel';
import fc from 'fast-check';
import { assignAgent, assignTeam, type StaffMember } from './assignment';
import { comment } from './conversation';
import type { Decision } from './decision';
import { setField, type FieldSetting } from './fields';
import { follow, unfollow } from './followers';
import { changeStatus, openTicket } from './lifecycle';
import { absorb, closeMerged, noteSplit } from './merge';
import { endSnooze, snooze, wake } from './snooze/snooze';
import { tag, untag } from './tags';
import { ticket, type Ticket } from './ticket';
import { commentOf, openingOf } from './ticket.samples';
import { changePriority, changeRequester, changeSeverity, changeSubject, changeType } from './triage';

const teams = ['a', 'b', 'c'].map((name) => idFrom(`team ${name}`));
const staff: StaffMember[] = [0, 1, 2, 3].map((index) => ({ id: idFrom(`agent ${index}`), teamIds: teams.slice(index, index + 2) }));
export const memberOf = (state: Ticket) =>
  state.stage === 'absent' ? null : (staff.find((member) => member.id === state.assigneeId) ?? null);

const settings: readonly FieldSetting[] = [
  ...[null, 'NP-2000', 'NP-3000'].map((to) => ({ key: 'serial', kind: 'text', to }) as const),
  ...[null, 0, 3.5].map((to) => ({ key: 'lamps', kind: 'number', to }) as const),
  ...[null, true, false].map((to) => ({ key: 'on_site', kind: 'boolean', to }) as const),
  ...[null, ['a'], ['a', 'b']].map((to) => ({ key: 'halls', kind: 'multi-choice', to }) as const),
];

const command: fc.Arbitrary<Decision> = fc.oneof(
  fc.integer({ min: 1001, max: 9999 }).map(
    (number): Decision =>
      (state) =>
        openTicket(state, openingOf({ number })),
  ),
  fc
    .record({
      authorKind: fc.constantFrom('customer', 'agent', 'rule', 'system'),
      visibility: fc.constantFrom('public', 'internal'),
      automatic: fc.boolean(),
      id: fc.uuid(),
    })
    .map(
      ({ id, ...content }): Decision =>
        (state) =>
          comment(state, commentOf(content as never), id),
    ),
  fc.constantFrom(...defaultStatuses).map(
    ({ id, category }): Decision =>
      (state) =>
        changeStatus(state, { id, category }),
  ),
  fc.string().map(
    (to): Decision =>
      (state) =>
        changeSubject(state, to),
  ),
  fc.constantFrom(...TicketType.options).map(
    (to): Decision =>
      (state) =>
        changeType(state, to),
  ),
  fc.constantFrom(...Priority.options).map(
    (to): Decision =>
      (state) =>
        changePriority(state, to),
  ),
  fc.constantFrom(null, ...Severity.options).map(
    (to): Decision =>
      (state) =>
        changeSeverity(state, to),
  ),
  fc.uuid().map(
    (id): Decision =>
      (state) =>
        changeRequester(state, { id, organisationId: null }),
  ),
  fc.constantFrom(null, ...teams).map(
    (to): Decision =>
      (state) =>
        assignTeam(state, to, memberOf(state)),
  ),
  fc.constantFrom(null, ...staff).map(
    (to): Decision =>
      (state) =>
        assignAgent(state, to),
  ),
  fc.constantFrom('red', 'green', 'blue').chain((name) =>
    fc.constantFrom<Decision>(
      (state) => tag(state, name),
      (state) => untag(state, name),
    ),
  ),
  fc.constantFrom('2026-01-06T08:00:00.000Z', '2026-01-07T08:00:00.000Z').chain((until) =>
    fc.constantFrom<Decision>(
      (state) => snooze(state, { until, userId: idFrom('agent 0'), reason: null }, '2026-01-05T09:00:00.000Z'),
      (state) => wake(state, until),
      endSnooze,
    ),
  ),
  fc.constantFrom(2001, 2002).chain((number) => {
    const merged = { id: idFrom(`ticket ${number}`), number };
    const other = fold(ticket, openTicket(ticket.initial, openingOf({ number, tags: ['red', 'yellow'] })));
    return fc.constantFrom<Decision>(
      (state) => absorb(state, idFrom('this ticket'), other, merged.id),
      (state) => closeMerged(state, merged),
      (state) => noteSplit(state, idFrom('comment'), merged),
    );
  }),
  fc.constantFrom(...settings).map(
    (setting): Decision =>
      (state) =>
        setField(state, setting),
  ),
  fc.constantFrom(...staff).chain(({ id }) =>
    fc.constantFrom<Decision>(
      (state) => follow(state, id),
      (state) => unfollow(state, id),
    ),
  ),
);

/** Runs the commands as the shell does: refusals change nothing. */
export function live(commands: readonly Decision[]) {
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

export function accepted(decide: () => readonly TicketEvent[]): readonly TicketEvent[] {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

const opening: Decision = (state) => openTicket(state, openingOf());
export const anyCommands = fc.array(command, { maxLength: 40 }).map((rest) => [opening, ...rest]);

/** Events that some sequence of commands leaves. */
export const anyHistory = anyCommands.map((sequence) => live(sequence).history);
