import { RuleDirectory, type DecisionView, type RuleContentInput, type RuleDetailView } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { CommandGateway } from '@casewright/commands';
import { Database } from '@casewright/persistence';
import { until } from '@casewright/testing';
import { customer, team } from './company';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';
import { TicketHandler } from './ticket-context';

describe('rules on tickets', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const tag = (ticketId: string, name: string) => world.act({ type: 'ticket.tag', data: { ticketId, tag: name } });
  const untag = (ticketId: string, name: string) => world.act({ type: 'ticket.untag', data: { ticketId, tag: name } });

  it('act by commands that name rule and version, and leave a record that explains them', async () => {
    const rule = await world.publish(blackPicture);
    const ticketId = await world.open('Projector in hall 3 shows a BLACK picture', 'This is Urgent!');
    const events = await world.events(ticketId);
    expect(events.map(({ type }) => type.replace('ticket.', ''))).toEqual([
      'opened',
      'commented',
      'priority-changed',
      'tagged',
      'team-assigned',
    ]);
    const [opened, , byRule] = events;
    expect(byRule?.meta).toMatchObject({
      commandId: `rule:${opened?.eventId}:${rule.id}@1:priority`,
      actor: { kind: 'rule', id: rule.id, version: 1 },
      causationId: opened?.eventId,
      correlationId: opened?.meta.correlationId,
      depth: 1,
    });
    const [decision] = await world.decisions(ticketId, 'priority');
    expect(decision).toMatchObject({
      rule: { id: rule.id, name: 'Black picture is urgent', version: 1, hash: rule.published?.hash },
      event: { id: opened?.eventId, label: 'Opened', version: 1 },
      outcome: 'fired',
      changes: [
        { field: 'priority', beforeText: 'Normal', afterText: 'Urgent', changed: true },
        { field: 'tags', beforeText: 'no value', afterText: 'black-picture' },
        { field: 'teamId', beforeText: 'no value', afterText: 'Projector support' },
      ],
      actions: [{ status: 'done', label: 'Set priority' }, { status: 'done' }, { status: 'done' }],
    });
    expect(decision?.microseconds).toBeGreaterThan(0);
    expect(decision?.tree).toMatchObject({
      result: true,
      children: [
        {
          kind: 'any',
          result: true,
          children: [
            {
              factLabel: 'Subject',
              operatorLabel: 'contains',
              expected: 'black picture',
              result: true,
              actual: 'Projector in hall 3 shows a BLACK picture',
            },
            { result: false },
          ],
        },
        { kind: 'any', result: true, children: [{ result: false }, { actual: 'This is Urgent!', result: true }] },
      ],
    });
    expect(await world.decisions(ticketId, 'status')).toEqual([]);
  });

  it('keep no text about people in records', async () => {
    await world.publish(blackPicture);
    await world.open('urgent black picture of Grace', 'Call me on 555 1234');
    const rows = await world.test.get(Database).query<{ row: string }>('select to_jsonb(d)::text as row from automation.decisions d');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toMatch(/Grace|555/);
  });

  it('say so when they ask for what is there already', async () => {
    await world.publish({ ...blackPicture, actions: [{ id: 'p', type: 'ticket.set-priority', params: { to: 'normal' } }] });
    const ticketId = await world.open('urgent black picture');
    expect(await world.decisions(ticketId, 'priority')).toMatchObject([
      { changes: [{ changed: false }], actions: [{ status: 'unchanged' }] },
    ]);
    expect(await world.types(ticketId)).toEqual(['opened', 'commented']);
  });

  it('are told why the ticket refuses, and go on with the other actions', async () => {
    const status = { id: 's', type: 'ticket.set-status', params: { to: 'solved' } };
    await world.publish({ ...blackPicture, actions: [status, { id: 'p', type: 'ticket.set-priority', params: { to: 'urgent' } }] });
    const ticketId = await world.open('urgent black picture');
    const [decision] = await world.decisions(ticketId);
    expect(decision?.actions).toMatchObject([{ status: 'refused', message: 'Assign the ticket before solving it.' }, { status: 'done' }]);
  });

  it('mail the requester from a template, but never a machine', async () => {
    const text = 'Dear {{requester.name}}, we have {{ticket.number}}: {{ticket.subject}}';
    await world.publish({ ...blackPicture, actions: [{ id: 'm', type: 'ticket.mail-requester', params: { text } }] });
    const events = await world.events(await world.open('urgent black picture'));
    expect(events.at(-1)).toMatchObject({
      type: 'ticket.commented',
      data: {
        text: `Dear ${customer.name}, we have T-1001: urgent black picture`,
        authorKind: 'rule',
        visibility: 'public',
        automatic: true,
      },
    });
    const toMachine = await world.open('urgent black picture', 'I am on holiday', true);
    expect(await world.types(toMachine)).toEqual(['opened', 'commented']);
    expect((await world.decisions(toMachine))[0]?.actions).toMatchObject([
      { status: 'refused', message: expect.stringContaining('machine') as string },
    ]);
  });

  it('see on one event what earlier rules do, and react to one another', async () => {
    await world.publish({ ...blackPicture, actions: [{ id: 't', type: 'ticket.add-tags', params: { tags: ['dark', 'hall'] } }] });
    await world.publish({
      ...blackPicture,
      name: 'Same event',
      actions: [{ id: 'p', type: 'ticket.set-priority', params: { to: 'urgent' } }],
      order: { phase: 'routing', rank: 'a' },
      conditions: { all: [{ fact: 'ticket.tags', operator: 'containsAll', value: ['dark', 'hall'] }] },
    });
    await world.publish(onTag('hall', { actions: [{ id: 'n', type: 'ticket.note', params: { text: 'Look for a ladder' } }] }));
    const ticketId = await world.open('urgent black picture');
    const fired = (await world.decisions(ticketId)).map(({ rule, event, depth }) => [rule.name, event.type, depth]);
    expect(fired).toEqual([
      ['On hall', 'ticket.tagged', 1],
      ['Same event', 'ticket.opened', 0],
      ['Black picture is urgent', 'ticket.opened', 0],
    ]);
  });

  it('rest, and fire no oftener than they may, by the time of the events', async () => {
    const on = (name: string, guards: RuleContentInput['guards'], note: string) =>
      world.publish({ ...onTag(name, { guards }), name, actions: [{ id: 'n', type: 'ticket.note', params: { text: note } }] });
    await on('rests', { cooldown: 'PT10M' }, 'rests');
    await on('twice', { perSubject: { max: 2, per: 'PT1H' } }, 'twice');
    const rare = await on('rare', { perRule: { max: 3, per: 'PT1H' } }, 'rare');
    const [first, second] = [await world.open('Anything'), await world.open('Anything else')];
    const notes = async (ticketId: string) => {
      const texts = (await world.events(ticketId)).flatMap((event) => (event.type === 'ticket.commented' ? [event.data.text] : []));
      return ['rests', 'twice', 'rare'].map((word) => texts.filter((text) => text === word).length);
    };
    const all = async (ticketId: string) => {
      for (const name of ['rests', 'twice', 'rare']) {
        await tag(ticketId, name);
        await untag(ticketId, name);
      }
    };
    await all(first);
    world.clock.advance(5 * 60_000);
    await all(first);
    expect(await notes(first)).toEqual([1, 2, 2]);
    world.clock.advance(6 * 60_000);
    await all(first);
    expect(await notes(first)).toEqual([2, 2, 3]);
    await all(second);
    expect(await notes(second)).toEqual([1, 1, 0]);
    expect(await world.whyNot(second, rare.id)).toMatchObject({
      verdict: 'guarded',
      sentence: expect.stringContaining('3 times on all tickets within 1 h') as string,
    });
    world.clock.advance(61 * 60_000);
    await all(second);
    expect(await notes(second)).toEqual([2, 2, 1]);
  });

  it('end a ring at depth 5', async () => {
    const always = { conditions: { any: [{ fact: 'ticket.number', operator: 'exists' }] }, guards: { reentry: 'on-change' as const } };
    const types = ['ticket.tagged', 'ticket.untagged'];
    const remove = { id: 'r', type: 'ticket.remove-tags', params: { tags: ['ping'] } };
    const add = { id: 'a', type: 'ticket.add-tags', params: { tags: ['ping'] } };
    await world.publish(onTag('ping', { ...always, trigger: { kind: 'event', types: ['ticket.tagged'] }, actions: [remove] }));
    await world.publish(onTag('pong', { ...always, trigger: { kind: 'event', types: ['ticket.untagged'] }, actions: [add] }));
    const ticketId = await world.open('Anything');
    await tag(ticketId, 'ping');
    const depths = (await world.events(ticketId)).filter(({ type }) => types.includes(type)).map(({ meta }) => meta.depth);
    expect(depths).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('do not react to themselves unless allowed', async () => {
    const rule = await world.publish(
      onTag('loop', {
        trigger: { kind: 'event', types: ['ticket.tagged'] },
        actions: [{ id: 'a', type: 'ticket.add-tags', params: { tags: ['more'] } }],
      }),
    );
    const ticketId = await world.open('Anything');
    await tag(ticketId, 'loop');
    expect((await world.events(ticketId)).filter(({ type }) => type === 'ticket.tagged')).toHaveLength(2);
    const { items } = await world.ask<{ items: DecisionView[] }>('GET', `/rules/${rule.id}/decisions?outcome=guarded`);
    expect(items).toMatchObject([{ outcome: 'guarded', reason: expect.stringContaining('may not react to itself') as string }]);
  });

  it('fire once until they no longer hold', async () => {
    const rule = await world.publish(
      onTag('vip', {
        trigger: { kind: 'event', types: ['ticket.tagged', 'ticket.untagged'] },
        guards: { once: 'until-false' },
        actions: [{ id: 'n', type: 'ticket.note', params: { text: 'VIP' } }],
      }),
    );
    const ticketId = await world.open('Anything');
    const fires = async () => (await world.ask<RuleDetailView>('GET', `/rules/${rule.id}`)).firesIn7Days;
    await tag(ticketId, 'vip');
    await tag(ticketId, 'other');
    expect(await fires()).toBe(1);
    await untag(ticketId, 'vip');
    await tag(ticketId, 'third');
    expect(await fires()).toBe(1);
    await tag(ticketId, 'vip');
    expect(await fires()).toBe(2);
  });

  it('finish what they began with the version that they began with', async () => {
    const rule = await world.publish(blackPicture);
    world.test.get(TicketHandler).failNext = 'ticket.tag';
    const ticketId = await world.open('urgent black picture').catch(() => '');
    await world.ask('PUT', `/rules/${rule.id}/draft`, {
      ...blackPicture,
      actions: [{ id: 'p', type: 'ticket.set-priority', params: { to: 'low' } }],
    });
    await world.ask('POST', `/rules/${rule.id}/publish`, { reason: 'Calm down' });
    await world.test.catchUp();
    expect((await world.types(ticketId)).sort()).toEqual(['commented', 'opened', 'priority-changed', 'tagged', 'team-assigned']);
    expect(await world.decisions(ticketId)).toMatchObject([
      { rule: { version: 1 }, actions: [{ status: 'done' }, { status: 'done' }, { status: 'done' }] },
    ]);
  });

  it('count fires of the last 7 days', async () => {
    const rule = await world.publish(blackPicture);
    await world.open('urgent black picture');
    world.clock.advance(8 * 86_400_000);
    await world.open('urgent black picture');
    const seen = await world.ask<RuleDetailView>('GET', `/rules/${rule.id}`);
    expect(seen).toMatchObject({
      firesIn7Days: 1,
      firesPerDay: [0, 0, 0, 0, 0, 0, 1],
      lastFiredAt: world.clock.now().toISOString(),
    });
    world.clock.advance(2 * 86_400_000);
    expect(await world.ask('GET', `/rules/${rule.id}`)).toMatchObject({ firesPerDay: [0, 0, 0, 0, 1, 0, 0] });
  });

  it('are live in every process within 2 seconds of their publishing', async () => {
    const other = await RuleWorld.create({ databaseUrl: world.test.databaseUrl });
    try {
      await other.open('urgent black picture');
      const { id } = await world.publish(blackPicture);
      const firesIn = async () => (await other.decisions(await other.open('urgent black picture'))).length;
      await until(async () => (await firesIn()) === 1, 2_000);
      await world.ask('POST', `/rules/${id}/pause`, {});
      await until(async () => (await firesIn()) === 0, 2_000);
    } finally {
      await other.test.close();
    }
  });

  it('are known by name to other contexts', async () => {
    const { id } = await world.publish(blackPicture);
    const names = await world.test.get(RuleDirectory).names([id, newId(), 'no id']);
    expect([...names]).toEqual([[id, 'Black picture is urgent']]);
  });

  it('are made by command name, too', async () => {
    const meta = {
      commandId: 'demo-rule',
      actor: { kind: 'system', id: 'demo' },
      correlationId: 'demo',
      causationId: null,
      depth: 0,
      at: world.clock.now().toISOString(),
    } as const;
    const gateway = world.test.get(CommandGateway);
    const ruleId = await gateway.send<string>({ type: 'rule.create', data: { content: blackPicture } }, meta);
    await gateway.send({ type: 'rule.publish', data: { ruleId, reason: 'Demo' } }, { ...meta, commandId: 'demo-rule-publish' });
    expect(await world.ask('GET', `/rules/${ruleId}`)).toMatchObject({ status: 'active', updatedBy: { name: 'Casewright' } });
    expect(team.name).toBe('Projector support');
  });
});
