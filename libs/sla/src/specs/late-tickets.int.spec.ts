import { EventStore } from '@casewright/event-store';
import { newId, type FixedClock } from '@casewright/kernel';
import { ChangeCarrier } from '../application/carry-change/change-carrier';
import { opened, statusChanged } from '../domain/testing/ticket-story';
import { clocksStream } from '../read-model/clocks/clocks.repository';
import { at, openChangingDesk, resolution, type ChangingDesk } from './changing-desk';
import { policy } from './desk';

describe('changes of agreements, for tickets that nothing has followed or no clock runs for yet', () => {
  let desk: ChangingDesk;

  beforeEach(async () => {
    desk = await openChangingDesk();
  });
  afterEach(() => desk.test.close());

  const later = (time: string) => (desk.test.clock as FixedClock).set(new Date(at(time)));
  const newestChange = async () => (await desk.changes())[0];
  const told = async (ticketId: string) =>
    (await desk.test.get(EventStore).readStream(clocksStream(ticketId))).filter(({ type }) => type === 'sla.terms-changed').length;

  it('wait until the list of tickets has come to where the change was made, and count to the second', async () => {
    const [heard, late] = [newId(), newId()];
    await desk.append(heard, opened('normal'));
    await desk.appendUnheard(late, opened('normal'));
    later('10:00');
    await desk.edit({ ...resolution(120), effect: 'remaining-time' });
    const carried = desk.test.get(ChangeCarrier).runUnfinished();
    expect(await newestChange()).toMatchObject({ state: 'running', done: 0 });
    await Promise.all([carried, desk.test.catchUp()]);
    await desk.test.catchUp();
    expect([await told(heard), await told(late)]).toEqual([1, 1]);
    expect(await newestChange()).toMatchObject({ state: 'done', done: 2, total: 2 });
    for (const ticketId of [heard, late])
      expect(await desk.clock(ticketId)).toMatchObject({
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
    await desk.edit({ ...resolution(120), effect: 'remaining-time' });
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
    expect(await desk.clock(ticketId)).toBeUndefined();
    later('10:00');
    await desk.edit({ ...resolution(600, 60), effect });
    await desk.carry();
    await desk.test.catchUp();
    expect(await desk.clock(ticketId)).toMatchObject({ dueAt, policy: { version: 2 } });
  });

  it('leave all tickets alone that were opened before, where they are for new ones only', async () => {
    const [without, unheard, solved] = [newId(), newId(), newId()];
    await desk.append(without, opened('low'));
    await desk.append(solved, opened('low'), statusChanged('solved'));
    await desk.appendUnheard(unheard, opened('normal'));
    later('10:00');
    await desk.edit(resolution(120, 60));
    await desk.carry();
    expect(await desk.clock(without)).toBeUndefined();
    expect(await desk.clock(unheard)).toMatchObject({ goalMinutes: 600, policy: { version: 1 } });
    await desk.edit({ ...resolution(120, 90), effect: 'recompute' });
    await desk.carry();
    expect(await desk.clock(without)).toMatchObject({ goalMinutes: 90 });
    expect([await told(without), await told(unheard), await told(solved)]).toEqual([1, 1, 0]);
  });

  it('show clocks that would begin beforehand', async () => {
    await desk.append(newId(), opened('low'));
    later('11:00');
    const content = { ...policy(null, resolution(600, 60)), name: 'For all' };
    const preview = await desk.send('admin', 'POST', '/sla-changes/preview', {
      change: { kind: 'edit-policy', id: desk.policyId, content },
      effect: 'recompute',
    });
    expect(preview.body).toMatchObject({
      tickets: 1,
      touched: 1,
      breached: { count: 1, first: [{ before: null, after: { state: 'breached' } }] },
    });
  });
});
