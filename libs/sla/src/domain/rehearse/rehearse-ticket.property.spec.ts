import type { SlaEvent } from '@casewright/contracts';
import type { ProcessInput, Stored } from '@casewright/kernel';
import { ticketCatalog } from '@casewright/rules';
import fc from 'fast-check';
import { noClocksYet, type ClocksState } from '../clock/clocks-state';
import type { FollowedTicketEvent } from '../clock/followed-ticket';
import type { FollowedEvent } from '../sla-clock.process';
import * as story from '../testing/ticket-story';
import { inForceOf, rehearseTicket } from './rehearse-ticket';
import { RehearsalTally } from './rehearsal-tally';
import { termsIn } from './terms-in';

const configuration = { policies: [story.everyTargetVip, story.everyTarget], calendars: [story.officeHours] };

/** A ticket as a host keeps its clocks: woken at each time that was asked for, everything recorded. */
class Kept {
  readonly events: Stored<FollowedTicketEvent>[] = [];
  readonly clocks: Stored<SlaEvent>[] = [];
  at = story.begin;
  private state: ClocksState = noClocksYet;
  private wakeAt: number | null = null;
  private place = 0;
  private credits = 0;

  happens(body: Parameters<typeof story.stored>[0], after: number): void {
    this.pass(after);
    const event = this.placed(story.stored(body, this.events.length + 1, this.at));
    this.events.push(event);
    this.step(event);
  }

  credit(after: number, minutes: number): void {
    this.pass(after);
    if (!this.state.tracks.resolution.clock) return;
    const event = this.placed(story.storedOwn(story.credited('resolution', 1, minutes, this.at), (this.credits += 1), this.at));
    this.clocks.push(event);
    this.step(event);
  }

  private pass(after: number): void {
    const until = this.at + after * story.minute;
    while (this.wakeAt !== null && this.wakeAt <= until) {
      this.at = this.wakeAt;
      this.step({ type: 'process.woken', at: new Date(this.at).toISOString() });
    }
    this.at = until;
  }

  private step(input: ProcessInput<FollowedEvent>): void {
    const { state, commands, wakeAt } = story.step(this.state, input, this.at, configuration.policies);
    this.state = state;
    this.wakeAt = wakeAt === null || wakeAt === undefined ? null : Date.parse(wakeAt);
    for (const { data } of commands)
      for (const event of (data as { events: readonly SlaEvent[] }).events) {
        const stored = story.storedOwn(story.credited('resolution', 1, 1, this.at), 0, this.at) as object;
        this.clocks.push(this.placed({ ...stored, ...event } as Stored<SlaEvent>));
      }
  }

  private placed<Event extends Stored>(event: Event): Event {
    return { ...event, position: { epoch: 1, xid: '1', seq: String((this.place += 1)) } };
  }
}

const body = fc.oneof(
  fc.constantFrom('open', 'pending', 'on-hold', 'solved').map((to) => story.statusChanged(to as 'open')),
  fc.constantFrom('low', 'normal', 'high', 'urgent').map((to) => story.priorityChanged(to as 'low')),
  fc.constantFrom('vip', 'calm').map(story.tagged),
  fc.constantFrom('agent', 'customer').map((authorKind) => story.commented({ authorKind: authorKind as 'agent' })),
  fc.constantFrom('018f0000-0000-7000-8000-0000000000aa', null).map(story.teamAssigned),
);
const happening = fc.record({ after: fc.integer({ min: 0, max: 900 }), what: fc.oneof(body, fc.integer({ min: -200, max: 200 })) });

function rehearsed(
  lived: readonly { after: number; what: Parameters<typeof story.stored>[0] | number }[],
  policies = configuration.policies,
) {
  const kept = new Kept();
  kept.happens(story.opened('high'), 0);
  for (const { after, what } of lived) {
    if (typeof what !== 'number') kept.happens(what, after);
    else if (what !== 0) kept.credit(after, what);
  }
  const calendars = configuration.calendars;
  const replay = { termsOf: termsIn({ policies, calendars }, ticketCatalog), calendars, end: kept.at + 600 * story.minute };
  const { ticketId } = story;
  return rehearseTicket({ ticketId, openedAt: '2026-03-27T07:00:00.000Z', ...kept }, replay, inForceOf(configuration));
}

describe('a ticket that is rehearsed under what was in force', () => {
  it('stands as it was recorded, whatever happened on it', () => {
    // What happens may call all clocks off before they have counted anything; where nothing happens they stand.
    expect(rehearsed([])?.recorded.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 14 }), (lived) => {
        const ticket = rehearsed(lived);
        expect(ticket?.draft).toEqual(ticket?.recorded);
        expect(ticket?.underEarlier).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('has other breaches under other goals, each counted once', () => {
    const strict = configuration.policies.map((policy) => ({
      ...policy,
      content: {
        ...policy.content,
        targets: policy.content.targets.map((target) => ({ ...target, goals: { low: 1, normal: 1, high: 1, urgent: 1 } })),
      },
    }));
    const ticket = rehearsed([{ after: 60, what: story.commented() }], strict);
    if (!ticket) throw new Error('It was not rehearsed');
    const tally = new RehearsalTally();
    tally.add(ticket);
    const { total, added, removed, targets } = tally.result();
    expect(added.count).toBe(total.draft.breached - total.recorded.breached);
    expect([added.count > 2, removed.count]).toEqual([true, 0]);
    expect(targets.find(({ target }) => target === 'first-reply')).toMatchObject({ recorded: { met: 1 }, draft: { breached: 1 } });
  });
});
