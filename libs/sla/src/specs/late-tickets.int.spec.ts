import { EventStore } from '@casewright/event-store';
import { newId, type FixedClock } from '@casewright/kernel';
import { ChangeCarrier } from '../application/carry-change/change-carrier';
import { opened, statusChanged } from '../domain/testing/ticket-story';
import { clocksStream } from '../read-model/clocks/clocks.repository';
import { openDesk, policy, type Desk } from './desk';

const goals = (minutes: number, low: number | null = null) => ({ low, normal: minutes, high: minutes, urgent: minutes });
const resolution = (...minutes: Parameters<typeof goals>) => ({
  targets: [{ target: 'resolution', calendarId: null, goals: goals(...minutes) }],
});

describe('changes of agreements, for tickets that nothing has followed or no clock runs for yet', () => {
  let desk: Desk;
  let policyId: string;
  const at = (time: string) => `2026-01-05T${time}:00.000Z`;

  beforeEach(async () => {
    desk = await openDesk();
    await desk.pass(at('09:00'));
    policyId = (await desk.send('admin', 'POST', '/sla-policies', policy(null, resolution(600)))).body['id'] as string;
  });
  afterEach(() => desk.test.close());

  const later = (time: string) => (desk.test.clock as FixedClock).set(new Date(at(time)));
  const clock = async (ticketId: string) => (await desk.send('agent', 'GET', `/tickets/${ticketId}/clocks`)).body.items?.[0];
  const edit = (change: object) => desk.send('admin', 'PATCH', `/sla-policies/${policyId}`, change);
  const newestChange = async () => (await desk.send('agent', 'GET', '/sla-changes')).body.items?.[0];
  const carry = async () => {
    await desk.test.get(ChangeCarrier).runUnfinished();
    await desk.test.catchUp();
  };
  const told = async (ticketId: string) =>
    (await desk.test.get(EventStore).readStream(clocksStream(ticketId))).filter(({ type }) => type === 'sla.terms-changed').length;

  it('wait until the list of tickets has come to where the change was made, and count to the second', async () => {
    const [heard, late] = [newId(), newId()];
    await desk.append(heard, opened('normal'));
    await desk.appendUnheard(late, opened('normal'));
    later('10:00');
    await edit({ ...resolution(120), effect: 'remaining-time' });
    const carried = desk.test.get(ChangeCarrier).runUnfinished();
    expect(await newestChange()).toMatchObject({ state: 'running', done: 0 });
    await Promise.all([carried, desk.test.catchUp()]);
    await desk.test.catchUp();
    expect([await told(heard), await told(late)]).toEqual([1, 1]);
    expect(await newestChange()).toMatchObject({ state: 'done', done: 2, total: 2 });
    for (const ticketId of [heard, late])
      expect(await clock(ticketId)).toMatchObject({
        dueAt: at('11:00'),
        ledger: [
          { minutes: 60, policy: { version: 1 } },
          { from: at('10:00'), cause: { type: 'sla.terms-changed' }, policy: { version: 2 } },
        ],
      });
  });

  it('are left for later where the list does not get on, and nobody is told', async () => {
    const late = newId();
    await desk.appendUnheard(late, opened('normal'));
    await edit({ ...resolution(120), effect: 'remaining-time' });
    const carrier = desk.test.get(ChangeCarrier);
    const carried = carrier.runUnfinished();
    carrier.stop();
    await carried;
    expect(await newestChange()).toMatchObject({ state: 'running', done: 0 });
    expect(await told(late)).toBe(0);
  });

  it.each([
    ['remaining-time', at('11:00')],
    ['recompute', at('10:00')],
  ])('give a clock to a ticket that had none: %s', async (effect, dueAt) => {
    const ticketId = newId();
    await desk.append(ticketId, opened('low'));
    expect(await clock(ticketId)).toBeUndefined();
    later('10:00');
    await edit({ ...resolution(600, 60), effect });
    await carry();
    await desk.test.catchUp();
    expect(await clock(ticketId)).toMatchObject({ dueAt, policy: { version: 2 } });
  });

  it('leave all tickets alone that were opened before, where they are for new ones only', async () => {
    const [without, unheard, solved] = [newId(), newId(), newId()];
    await desk.append(without, opened('low'));
    await desk.append(solved, opened('low'), statusChanged('solved'));
    await desk.appendUnheard(unheard, opened('normal'));
    later('10:00');
    await edit(resolution(120, 60));
    await carry();
    expect(await clock(without)).toBeUndefined();
    expect(await clock(unheard)).toMatchObject({ goalMinutes: 600, policy: { version: 1 } });
    await edit({ ...resolution(120, 90), effect: 'recompute' });
    await carry();
    expect(await clock(without)).toMatchObject({ goalMinutes: 90 });
    expect([await told(without), await told(unheard), await told(solved)]).toEqual([1, 1, 0]);
  });

  it('show clocks that would begin beforehand', async () => {
    await desk.append(newId(), opened('low'));
    later('11:00');
    const content = { ...policy(null, resolution(600, 60)), name: 'For all' };
    const preview = await desk.send('admin', 'POST', '/sla-changes/preview', {
      change: { kind: 'edit-policy', id: policyId, content },
      effect: 'recompute',
    });
    expect(preview.body).toMatchObject({
      tickets: 1,
      touched: 1,
      breached: { count: 1, first: [{ before: null, after: { state: 'breached' } }] },
    });
  });
});
