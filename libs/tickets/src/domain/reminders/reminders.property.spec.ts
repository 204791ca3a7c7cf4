import type { ReminderEvent, ReminderUnless } from '@casewright/contracts';
import { DomainError, fold, idFrom } from '@casewright/kernel';
import { given, SimulatedHost, type Fate } from '@casewright/testing';
import fc from 'fast-check';
import { cancelReminder, reminders, ring, setReminder, type Reminders } from './reminders';
import { reminderProcess, type ReminderProcessState } from './reminder.process';

const minute = 60_000;
const begin = Date.parse('2026-01-05T09:00:00Z');
const iso = (minutes: number) => new Date(begin + minutes * minute).toISOString();
const [reminderId, ticketId, userId] = [idFrom('reminder'), idFrom('ticket'), idFrom('user')];
const ids = { reminderId, ticketId, userId };
const wish = (minutes: number, unless: readonly ReminderUnless[] = []) => ({
  ...{ ...ids, at: iso(minutes), unless: [...unless], ticketVersion: 3, subjectId: idFrom('requester'), text: 'Call Ada' },
});
const quiet = { ticketId, solved: false, answeredAfter: () => false };
const set = (minutes: number, unless: readonly ReminderUnless[] = []): ReminderEvent => ({
  type: 'reminder.set',
  data: wish(minutes, unless),
});
const now = iso(0);

describe('a reminder', () => {
  it('is set', () => given(reminders).when(setReminder, wish(5), now).then(set(5)));
  it('is set once, however often it is asked for', () => given(reminders, set(5)).when(setReminder, wish(5), now).thenNothing());
  it('is refused for the past', () => given(reminders).when(setReminder, wish(-1), now).thenRefused('request.invalid'));
  it('rings', () => given(reminders, set(5)).when(ring, reminderId, quiet).then({ type: 'reminder.rung', data: ids }));
  it('is needless once the requester has answered since', () => {
    const answered = { ...quiet, answeredAfter: (version: number) => version === 3 };
    given(reminders, set(5, ['customer-replied']))
      .when(ring, reminderId, answered)
      .then({ type: 'reminder.dropped', data: { ...ids, because: 'customer-replied' } });
    given(reminders, set(5)).when(ring, reminderId, answered).then({ type: 'reminder.rung', data: ids });
  });
  it('is needless once the ticket is solved', () =>
    given(reminders, set(5, ['solved']))
      .when(ring, reminderId, { ...quiet, solved: true })
      .then({ type: 'reminder.dropped', data: { ...ids, because: 'solved' } }));
  it('is cancelled', () => given(reminders, set(5)).when(cancelReminder, ids).then({ type: 'reminder.cancelled', data: ids }));
  it('is nobody else’s to cancel', () =>
    given(reminders, set(5))
      .when(cancelReminder, { ...ids, userId: idFrom('other') })
      .thenRefused('resource.missing'));
  it('is one of a few on a ticket', () => {
    const many = Array.from({ length: 20 }, (_, place): ReminderEvent => ({
      type: 'reminder.set',
      data: { ...wish(5), reminderId: idFrom(`r${place}`) },
    }));
    given(reminders, ...many)
      .when(setReminder, wish(5), now)
      .thenRefused('state.conflict');
  });
});

type Step =
  | { readonly kind: 'set'; readonly minutes: number; readonly unless: readonly ReminderUnless[]; readonly fate: Fate }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'solve' }
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'wake'; readonly fate: Fate }
  | { readonly kind: 'wake wrongly' | 'again'; readonly place: number };

const fate = fc.constantFrom<Fate>('handled', 'crashed');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    minutes: fc.integer({ min: 1, max: 60 }),
    unless: fc.subarray<ReminderUnless>(['solved']),
    fate,
  }),
  fc.record({ kind: fc.constant('cancel' as const) }),
  fc.record({ kind: fc.constant('solve' as const) }),
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.nat(40) }),
  fc.record({ kind: fc.constant('wake' as const), fate }),
  fc.record({ kind: fc.constantFrom('wake wrongly' as const, 'again' as const), place: fc.nat(20) }),
);

/** One reminder and its process on a host that does what hosts may do. */
class Desk {
  solved = false;
  readonly host = new SimulatedHost<ReminderProcessState, ReminderEvent>({
    definition: reminderProcess,
    begin,
    execute: () => ring(this.state, reminderId, { ...quiet, solved: this.solved }),
  });

  get state(): Reminders {
    return fold(reminders, this.host.log);
  }

  do(given: Step): void {
    const { host } = this;
    const at = host.now.toISOString();
    if (given.kind === 'set') {
      const time = new Date(host.now.getTime() + given.minutes * minute).toISOString();
      host.append(
        accepted(() => setReminder(this.state, { ...wish(0, given.unless), at: time }, at)),
        given.fate,
      );
    } else if (given.kind === 'cancel') host.append(accepted(() => cancelReminder(this.state, ids)));
    else if (given.kind === 'solve') this.solved = true;
    else if (given.kind === 'pass') host.pass(given.minutes * minute);
    else if (given.kind === 'wake') host.wakeIfDue(given.fate);
    else if (given.kind === 'again') host.deliverAgain(given.place);
    else host.wakeWrongly(given.place);
  }
}

function accepted(decide: () => readonly ReminderEvent[]): readonly ReminderEvent[] {
  try {
    return decide();
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

const lived = (steps: readonly Step[]): Desk => {
  const desk = new Desk();
  for (const given of steps) desk.do(given);
  return desk;
};
const anySteps = fc.array(step, { maxLength: 50 });

describe('a reminder, whatever the host does', () => {
  it('comes to one end, and not before its time', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { log } = lived(steps).host;
        expect(log.length).toBeLessThanOrEqual(2);
        const [first, last] = log;
        if (first?.type === 'reminder.set' && last && last.type !== 'reminder.cancelled') expect(first.data.at <= last.meta.at).toBe(true);
      }),
    );
  });

  it('has come to its end once its time is past and the host has caught up', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const desk = lived(steps);
        desk.host.pass(61 * minute);
        desk.host.settle();
        expect(Object.values(desk.state).filter(({ state }) => state === 'waiting')).toEqual([]);
        expect(desk.host.running).toBeNull();
      }),
    );
  });
});
