import type { NextRunsView, RuleContentInput, RuleTimedRunView, TicketTimedRules } from '@casewright/contracts';
import { FixedClock } from '@casewright/kernel';
import { office } from './looked-up';
import { RuleWorld } from './rule-world';

const minute = 60_000;
const hour = 60 * minute;
const pending = { fact: 'ticket.status', operator: 'equal', value: 'pending' };

const timed = (trigger: RuleContentInput['trigger'], parts: Partial<RuleContentInput> = {}): RuleContentInput => ({
  name: 'Remind',
  order: { phase: 'escalation', rank: 'm' },
  trigger,
  conditions: { all: [pending] },
  actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: ['reminded'] } }],
  ...parts,
});
const afterStatus = (offset: string, parts: Partial<RuleContentInput> = {}) =>
  timed({ kind: 'relative', anchor: 'status.enteredAt', offset }, parts);

describe('timed rules', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create({ clock: new FixedClock(new Date('2026-01-05T09:00:00Z')) })));
  afterEach(() => world.test.close());

  const runsOn = (ticketId: string) => world.ask<TicketTimedRules>('GET', `/tickets/${ticketId}/timed-rules`);
  const next = (ruleId: string) => world.ask<NextRunsView>('GET', `/rules/${ruleId}/next-runs`);
  const become = (ticketId: string, to: string) => world.act({ type: 'ticket.change-status', data: { ticketId, to } });

  describe('before or after a time of the ticket', () => {
    it('act once in each stretch of the state, and are listed with the time', async () => {
      const { id } = await world.publish(afterStatus('PT2H'));
      const ticketId = await world.open('Lamp');
      expect((await runsOn(ticketId)).waiting).toEqual([]);
      await become(ticketId, 'pending');
      expect((await runsOn(ticketId)).waiting).toMatchObject([
        { rule: { id, name: 'Remind' }, anchor: 'status.enteredAt', actAt: '2026-01-05T11:00:00.000Z', conditionsHold: true },
      ]);
      expect(await next(id)).toMatchObject({ next: ['2026-01-05T11:00:00.000Z'], waiting: 1 });
      await world.pass(2 * hour - minute);
      expect(await world.types(ticketId)).not.toContain('tagged');
      await world.pass(minute);
      await world.pass(hour);
      expect((await world.types(ticketId)).filter((type) => type === 'tagged')).toHaveLength(1);
      expect(await world.decisions(ticketId)).toMatchObject([
        { rule: { id }, outcome: 'fired', event: { type: 'rule.time-has-come', label: 'Time has come' }, tree: { result: true } },
      ]);
      expect(await runsOn(ticketId)).toMatchObject({ waiting: [], ended: [{ state: 'fired', endedAt: '2026-01-05T11:00:00.000Z' }] });
      const [tagged] = (await world.events(ticketId)).filter(({ type }) => type === 'ticket.tagged');
      expect(tagged?.meta).toMatchObject({ actor: { kind: 'rule', id }, depth: 1 });
    });

    it('are cancelled when the stretch ends, and armed anew by the next one', async () => {
      await world.publish(afterStatus('PT2H'));
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      await become(ticketId, 'open');
      expect(await runsOn(ticketId)).toMatchObject({ waiting: [], ended: [{ state: 'cancelled' }] });
      await world.pass(hour);
      await become(ticketId, 'pending');
      await world.pass(hour);
      expect(await world.types(ticketId)).not.toContain('tagged');
      await world.pass(hour);
      expect(await world.types(ticketId)).toContain('tagged');
    });

    it('look at the ticket as it is then', async () => {
      const { id } = await world.publish(
        afterStatus('PT2H', { conditions: { all: [pending, { fact: 'ticket.tags', operator: 'containsNone', value: ['vip'] }] } }),
      );
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'vip' } });
      expect((await runsOn(ticketId)).waiting).toMatchObject([{ conditionsHold: false }]);
      expect(await world.whyNot(ticketId, id)).toMatchObject({
        verdict: 'no-event',
        conditionsHold: false,
        nearest: { factLabel: 'Tags' },
        sentence: expect.stringMatching(/^Its time has not come.*its conditions do not hold. Wanted: “Tags”/) as string,
      });
      await world.pass(2 * hour);
      expect((await runsOn(ticketId)).ended).toMatchObject([{ state: 'skipped', reason: 'Its conditions did not hold.' }]);
      expect(await world.whyNot(ticketId, id)).toMatchObject({
        verdict: 'no-match',
        sentence: expect.stringMatching(/^Its time came, and it did nothing: Its conditions did not hold./) as string,
      });
    });

    it('stop waiting once what cancels them comes true', async () => {
      const cancelWhen = { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: ['vip'] }] };
      await world.publish(
        timed(
          { kind: 'relative', anchor: 'ticket.openedAt', offset: 'PT2H', cancelWhen },
          { conditions: { any: [pending, { not: pending }] } },
        ),
      );
      const ticketId = await world.open('Lamp');
      await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'vip' } });
      expect((await runsOn(ticketId)).ended).toMatchObject([{ state: 'cancelled', reason: 'What ends its waiting came true.' }]);
      await world.act({ type: 'ticket.untag', data: { ticketId, tag: 'vip' } });
      await world.pass(3 * hour);
      expect(await world.types(ticketId)).not.toContain('reminded');
      expect((await runsOn(ticketId)).waiting).toEqual([]);
    });

    it('follow a clock that is paused, goes on and is met', async () => {
      const any = { any: [pending, { not: pending }] };
      await world.publish(timed({ kind: 'relative', anchor: 'sla.resolution.dueAt', offset: '-PT30M' }, { conditions: any }));
      const ticketId = await world.open('Lamp');
      const waits = async () => (await runsOn(ticketId)).waiting.map(({ actAt }) => actAt.slice(11, 16));
      await world.recordClock(ticketId, 'sla.clock-started', '2026-01-05T13:00:00.000Z');
      expect(await waits()).toEqual(['12:30']);
      await world.recordClock(ticketId, 'sla.clock-paused');
      expect(await waits()).toEqual([]);
      await world.recordClock(ticketId, 'sla.clock-resumed', '2026-01-05T14:00:00.000Z');
      expect(await waits()).toEqual(['13:30']);
      await world.pass(4.5 * hour);
      expect((await runsOn(ticketId)).ended).toMatchObject([{ state: 'fired', endedAt: '2026-01-05T13:30:00.000Z' }]);
      await world.recordClock(ticketId, 'sla.met');
      expect((await runsOn(ticketId)).ended).toHaveLength(1);
    });

    it('count in the hours of a calendar', async () => {
      await world.publish(timed({ kind: 'relative', anchor: 'status.enteredAt', offset: 'PT10H', calendarId: office.id }));
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      expect((await runsOn(ticketId)).waiting).toMatchObject([{ actAt: '2026-01-06T11:00:00.000Z' }]);
    });

    it('count for tickets that were in the state before the rule was published', async () => {
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      await world.pass(hour);
      const late = await world.open('Lamp');
      await become(late, 'pending');
      const { id } = await world.publish(afterStatus('PT1H'));
      expect((await next(id)).arming).toBeNull();
      await world.pass(5_000);
      await world.pass(0);
      expect(await next(id)).toMatchObject({ waiting: 1, arming: { looked: 2, total: 2, armed: 2 } });
      expect(await world.types(ticketId)).toContain('tagged');
      expect(await world.types(late)).not.toContain('tagged');
      expect((await runsOn(late)).waiting).toHaveLength(1);
    });

    it('wait for another time once the rule says so, and act once however often it is published', async () => {
      const { id } = await world.publish(afterStatus('PT2H'));
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      const republish = async (content: RuleContentInput) => {
        await world.ask('PUT', `/rules/${id}/draft`, content);
        await world.ask('POST', `/rules/${id}/publish`, { reason: 'Other' });
        await world.pass(5_000);
      };
      await republish(afterStatus('PT4H'));
      expect((await runsOn(ticketId)).waiting).toMatchObject([{ actAt: '2026-01-05T13:00:00.000Z', version: 2 }]);
      await world.pass(4 * hour);
      await republish(afterStatus('PT4H', { name: 'Again' }));
      await world.pass(4 * hour);
      expect((await world.types(ticketId)).filter((type) => type === 'tagged')).toHaveLength(1);
      expect((await runsOn(ticketId)).ended).toHaveLength(1);
    });

    it('are not repeated where the program died between deciding and acting', async () => {
      await world.publish(afterStatus('PT2H'));
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      world.failNext('ticket.tag');
      await world.pass(2 * hour);
      expect((await runsOn(ticketId)).waiting).toHaveLength(1);
      await become(ticketId, 'open');
      await world.pass(hour);
      expect((await world.types(ticketId)).filter((type) => type === 'tagged')).toHaveLength(1);
      expect((await runsOn(ticketId)).ended).toMatchObject([{ state: 'fired' }]);
    });

    it('shows the tickets of a rule to those who may see them', async () => {
      const { id } = await world.publish(afterStatus('PT2H'));
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      const list = `/rules/${id}/timed-runs?state=armed`;
      expect((await world.ask<{ items: RuleTimedRunView[] }>('GET', list)).items).toMatchObject([
        { ticket: { id: ticketId }, state: 'armed' },
      ]);
      expect((await world.send('agent', 'GET', list)).body['items']).toEqual([]);
      expect((await world.send('agent', 'GET', `/tickets/${ticketId}/timed-rules`)).status).toBe(404);
      expect((await world.send('customer', 'GET', list)).status).toBe(403);
    });
  });

  describe('after their ticket has come to rest', () => {
    const settled: RuleContentInput = timed(
      { kind: 'event', types: ['ticket.commented', 'ticket.tagged'], debounce: 'PT5M' },
      { conditions: { all: [{ fact: 'ticket.tags', operator: 'containsNone', value: ['reminded'] }] } },
    );

    it('run once after the last event, on the state of then', async () => {
      await world.publish(settled);
      const ticketId = await world.open('Lamp');
      await world.pass(4 * minute);
      await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'hall' } });
      expect((await runsOn(ticketId)).waiting).toMatchObject([{ anchor: 'rest', actAt: '2026-01-05T09:09:00.000Z' }]);
      await world.pass(4 * minute);
      expect(await world.decisions(ticketId)).toEqual([]);
      await world.pass(minute);
      expect(await world.decisions(ticketId)).toHaveLength(1);
      await world.pass(hour);
      expect(await world.decisions(ticketId)).toHaveLength(1);
      expect((await runsOn(ticketId)).waiting).toEqual([]);
    });
  });

  describe('on a schedule', () => {
    const hourly = timed({
      kind: 'schedule',
      cron: '0 * * * *',
      timeZone: 'Asia/Kolkata',
      selector: { all: [pending, { fact: 'ticket.tags', operator: 'containsNone', value: ['reminded'] }] },
    });

    it('run at their times on the tickets that they select, once each', async () => {
      const { id } = await world.publish(hourly);
      const [first, second] = [await world.open('Lamp'), await world.open('Lamp')];
      await become(first, 'pending');
      expect((await next(id)).next).toEqual(['09:30', '10:30', '11:30', '12:30', '13:30'].map((time) => `2026-01-05T${time}:00.000Z`));
      await world.pass(30 * minute);
      await world.pass(minute);
      expect(await next(id)).toMatchObject({
        past: [{ plannedAt: '2026-01-05T09:30:00.000Z', state: 'done', subjects: 1, fired: 1, leftOut: 0 }],
      });
      expect(await world.types(first)).toContain('tagged');
      expect(await world.types(second)).not.toContain('tagged');
      await become(second, 'pending');
      await world.pass(hour);
      expect((await next(id)).past.map(({ subjects }) => subjects)).toEqual([1, 1]);
    });

    it('make up for the last run that was missed, and say so of the others', async () => {
      const { id } = await world.publish(hourly);
      const ticketId = await world.open('Lamp');
      await become(ticketId, 'pending');
      world.clock.advance(3 * hour);
      await world.pass(0);
      const { past } = await next(id);
      expect(past.map(({ plannedAt, state, fired }) => [plannedAt.slice(11, 16), state, fired])).toEqual([
        ['11:30', 'done', 1],
        ['10:30', 'skipped', 0],
        ['09:30', 'skipped', 0],
      ]);
      expect(past[1]?.reason).toBe('The program was not running at this time.');
    });

    it('do not run what fell into a pause', async () => {
      const { id } = await world.publish(hourly);
      await world.ask('POST', `/rules/${id}/pause`, { reason: 'Test' });
      await world.pass(2 * hour);
      await world.ask('POST', `/rules/${id}/resume`, {});
      await world.pass(minute);
      expect((await next(id)).past).toEqual([]);
      await world.pass(hour);
      expect((await next(id)).past).toHaveLength(1);
    });

    it('go on where a worker died, and repeat nothing', async () => {
      const { id } = await world.publish(hourly);
      const tickets = [await world.open('Lamp'), await world.open('Lamp')];
      for (const ticketId of tickets) await become(ticketId, 'pending');
      world.failNext('ticket.tag');
      await expect(world.pass(30 * minute)).rejects.toThrow('connection lost');
      expect((await next(id)).past).toMatchObject([{ state: 'running', subjects: 2 }]);
      await world.pass(minute);
      expect((await next(id)).past).toMatchObject([{ state: 'done', subjects: 2, fired: 2 }]);
      for (const ticketId of tickets) expect((await world.types(ticketId)).filter((type) => type === 'tagged')).toHaveLength(1);
    });

    it('are previewed before a rule has them', async () => {
      const ask = (cron: string, zone: string) =>
        world.ask('GET', `/rules/schedule?cron=${encodeURIComponent(cron)}&timeZone=${encodeURIComponent(zone)}`);
      expect(await ask('0 9 * * 1-5', 'Europe/Berlin')).toMatchObject({ problems: [], next: { length: 5 } });
      expect(await ask('nine', 'Mars/Olympus')).toMatchObject({
        next: [],
        problems: [{ pointer: '/trigger/timeZone' }, { pointer: '/trigger/cron' }],
      });
    });
  });

  it.each([
    [{ kind: 'schedule', cron: '99 * * * *', timeZone: 'UTC', selector: { all: [pending] } }, '/trigger/cron'],
    [{ kind: 'relative', anchor: 'moon.full', offset: 'PT1H' }, '/trigger/anchor'],
    [
      { kind: 'relative', anchor: 'lastReplyAt', offset: 'PT1H', calendarId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
      '/trigger/calendarId',
    ],
  ] as const)('refuses to publish %j', async (trigger, pointer) => {
    const { id } = await world.ask<{ id: string }>('POST', '/rules', timed(trigger as RuleContentInput['trigger']));
    const answer = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because' });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('know a calendar by one name, and refuse another with a pointer to it', async () => {
    const { trigger, ...content } = timed({ kind: 'relative', anchor: 'lastReplyAt', offset: 'PT1H' });
    const named = (name: string) => ({ ...content, trigger: { ...trigger, [name]: office.id } });
    const { id } = await world.ask<{ id: string }>('POST', '/rules', named('calendarId'));
    expect(await world.ask('GET', `/rules/${id}/draft`)).toMatchObject({ problems: [], content: { trigger: { calendarId: office.id } } });
    const refusal = { status: 400, body: { code: 'request.invalid', errors: [{ in: 'body', pointer: '/trigger/calendar' }] } };
    for (const [method, path] of [
      ['POST', '/rules'],
      ['POST', '/rules/check'],
      ['PUT', `/rules/${id}/draft`],
    ] as const)
      expect(await world.send('admin', method, path, named('calendar'))).toMatchObject(refusal);
  });
});
