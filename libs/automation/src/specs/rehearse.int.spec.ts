import { PeopleHistory, type TryView } from '@casewright/contracts';
import { idFrom, newId } from '@casewright/kernel';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';
import { customer, team, webhook } from './company';

describe('trying rules on the past', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const opening = async (ticketId: string) => (await world.events(ticketId))[0]?.eventId ?? '';
  const draft = (content: object = blackPicture) => world.ask<{ id: string }>('POST', '/rules', content);

  it('shows tree, changes and actions of a draft, and does nothing', async () => {
    const ticketId = await world.open('urgent black picture');
    const text = 'Dear {{requester.name}}, about {{ticket.subject}}';
    const mail = { id: 'm', type: 'ticket.mail-requester', params: { text } };
    const { id } = await draft({ ...blackPicture, actions: [...blackPicture.actions, mail] });
    const before = await world.types(ticketId);
    const tried = await world.ask<TryView>('POST', `/rules/${id}/try`, { ticketId, eventId: await opening(ticketId) });
    expect(tried).toMatchObject({
      event: { label: 'Opened' },
      decisions: [
        {
          rule: { id, version: null },
          isDraft: true,
          outcome: 'fired',
          branch: 'then',
          tree: { result: true },
          changes: [{ field: 'priority', afterText: 'Urgent' }, { field: 'tags' }, { afterText: team.name }, { field: 'comments' }],
          actions: [
            { status: 'planned' },
            { status: 'planned' },
            { status: 'planned' },
            { external: true, texts: [{ text: `Dear ${customer.name}, about urgent black picture` }] },
          ],
        },
      ],
    });
    await world.test.catchUp();
    expect(await world.types(ticketId)).toEqual(before);
    expect(await world.decisions(ticketId)).toEqual([]);
  });

  it('shows what a webhook would get, with its headers and without its signature', async () => {
    const ticketId = await world.open('urgent black picture');
    const actions = [{ id: 'w', type: 'webhook.call', params: { targetId: webhook.id } }];
    const { id } = await draft({ ...blackPicture, actions });
    const eventId = await opening(ticketId);
    const tried = await world.ask<TryView>('POST', `/rules/${id}/try`, { ticketId, eventId });
    const [headers, body] = tried.decisions[0]?.actions[0]?.texts ?? [];
    expect(headers).toEqual({
      ...{ label: 'Headers, besides the signature', text: `webhook-id: rule:${eventId}:${id}@1:w\nuser-agent: Casewright` },
    });
    expect(JSON.parse(body?.text ?? '')).toMatchObject({ eventId, call: { targetId: webhook.id, ticket: { id: ticketId } } });
  });

  it('takes facts as one would like them to have been, and refuses what they cannot be', async () => {
    const ticketId = await world.open('Nothing special');
    const { id } = await draft();
    const ask = { ticketId, eventId: await opening(ticketId) };
    const tried = await world.ask<TryView>('POST', `/rules/${id}/try`, { ...ask, overrides: { 'ticket.subject': 'URGENT black picture' } });
    expect(tried.decisions).toMatchObject([
      { outcome: 'fired', tree: { children: [{ children: [{ actual: 'URGENT black picture' }, {}] }, {}] } },
    ]);
    const refused = await world.send('admin', 'POST', `/rules/${id}/try`, {
      ...ask,
      overrides: { 'ticket.priority': 'huge', 'no.fact': 1, 'ticket.tags': 'vip', 'event.at': 'yesterday' },
    });
    expect(refused).toMatchObject({
      status: 400,
      body: {
        errors: [
          { pointer: '/overrides/ticket.priority' },
          { pointer: '/overrides/no.fact' },
          { pointer: '/overrides/ticket.tags' },
          { pointer: '/overrides/event.at' },
        ],
      },
    });
  });

  it('refuses events that are not there, tickets that one may not see, and drafts with mistakes', async () => {
    const ticketId = await world.open('urgent black picture');
    const { id } = await draft();
    const ask = { ticketId, eventId: await opening(ticketId) };
    const send = (as: string, body: object, rule = id) => world.send(as, 'POST', `/rules/${rule}/try`, body);
    expect(await send('admin', { ...ask, eventId: 'none' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/eventId' }] } });
    expect((await send('admin', { ...ask, ticketId: newId() })).status).toBe(422);
    expect(await send('agent', ask)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/ticketId' }] } });
    expect((await send('customer', ask)).status).toBe(403);
    expect((await send('admin', ask, idFrom('none'))).status).toBe(404);
    const content = { ...blackPicture, actions: [] };
    expect(await send('admin', { ...ask, content })).toMatchObject({
      status: 422,
      body: { errors: [{ in: 'document', pointer: '/actions' }] },
    });
  });

  it('tries all live rules with a draft among them, and says what stopped which', async () => {
    await world.publish({ ...blackPicture, stop: 'phase' });
    const second = await draft({ ...blackPicture, name: 'Second', order: { phase: 'intake', rank: 'z' } });
    const ticketId = await world.open('urgent black picture');
    const ask = { ticketId, eventId: await opening(ticketId) };
    const alone = await world.ask<TryView>('POST', '/rules/try', ask);
    expect(alone.decisions).toMatchObject([{ rule: { name: 'Black picture is urgent', version: 1 }, isDraft: false, outcome: 'fired' }]);
    const both = await world.ask<TryView>('POST', '/rules/try', { ...ask, draft: { ruleId: second.id } });
    expect(both.decisions).toMatchObject([
      { outcome: 'fired' },
      { isDraft: true, outcome: 'stopped', reason: expect.stringContaining('"Black picture is urgent"') as string },
    ]);
  });

  it('finds events to try a draft on: those where it fires, and those where it does not', async () => {
    const [fires, stays] = [await world.open('urgent black picture'), await world.open('Hello')];
    const { id } = await draft();
    const found = await world.ask<{ items: object[] }>('POST', `/rules/${id}/occasions`, {});
    expect(found.items).toMatchObject([
      { ticketId: stays, fires: false, event: { type: 'ticket.opened' } },
      { ticketId: fires, fires: true },
    ]);
    expect((await world.send('agent', 'POST', `/rules/${id}/occasions`, {})).body['items']).toEqual([]);
  });

  describe('people', () => {
    const conditions = { all: [{ fact: 'requester.name', operator: 'equal', value: 'Grace Murray' }] };
    const renamed = (at: string) => [
      { since: 0, was: { ...customer, name: 'Grace Murray' } },
      { since: Date.parse(at), was: customer },
    ];
    const history = () => world.test.get(PeopleHistory);

    it('are as they were at the event', async () => {
      const first = await world.open('Hello');
      world.clock.advance(60_000);
      const past = new Map([[customer.id, renamed(world.clock.now().toISOString())]]);
      world.clock.advance(60_000);
      const second = await world.open('Hello');
      const { id } = await draft({ ...blackPicture, conditions });
      const people = jest.spyOn(history(), 'people').mockResolvedValue(past);
      const tried = async (ticketId: string) => world.ask('POST', `/rules/${id}/try`, { ticketId, eventId: await opening(ticketId) });
      expect(await tried(first)).toMatchObject({ decisions: [{ outcome: 'fired' }], unknowable: [] });
      expect(await tried(second)).toMatchObject({ decisions: [{ outcome: 'no-match' }], unknowable: [] });
      people.mockRestore();
    });

    it('are named where that was not kept yet', async () => {
      const ticketId = await world.open('urgent black picture');
      const { id } = await draft({ ...blackPicture, conditions });
      const ask = { ticketId, eventId: await opening(ticketId) };
      const began = jest.spyOn(history(), 'began').mockResolvedValue('2999-01-01T00:00:00.000Z');
      expect(await world.ask('POST', `/rules/${id}/try`, ask)).toMatchObject({
        unknowable: ['“Name of the requester” is not known before 2999-01-01: there it is what it was on that day.'],
      });
      const overrides = { 'requester.name': 'Grace' };
      expect(await world.ask('POST', `/rules/${id}/try`, { ...ask, overrides })).toMatchObject({ unknowable: [] });
      began.mockRestore();
    });
  });

  describe('saved tests', () => {
    const withTest = async (expected: object, ticketId: string) => ({
      ...blackPicture,
      tests: [{ name: 'The loud one', ticketId, eventId: await opening(ticketId), expect: expected }],
    });

    it('run when asked, and when the rule is published, which a failing one refuses', async () => {
      const ticketId = await world.open('urgent black picture');
      const { id } = await draft(await withTest({ fires: true, changes: { priority: 'high' } }, ticketId));
      const message = 'It should make “priority” "high", and does not.';
      expect(await world.ask('POST', `/rules/${id}/tests/run`, {})).toEqual({
        items: [{ place: 0, name: 'The loud one', passed: false, message }],
      });
      expect(await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because' })).toMatchObject({
        status: 422,
        body: {
          code: 'rule.invalid',
          errors: [{ in: 'document', pointer: '/tests/0', message: `The test “The loud one” fails. ${message}` }],
        },
      });
      await world.ask('PUT', `/rules/${id}/draft`, await withTest({ fires: true, changes: { priority: 'urgent' } }, ticketId));
      expect(await world.ask('POST', `/rules/${id}/publish`, { reason: 'Because' })).toMatchObject({
        version: 1,
        published: { tests: [{ name: 'The loud one' }] },
      });
    });

    it('run again when a version on trial is promoted, and when an earlier one is gone back to, and refuse that by name', async () => {
      const ticketId = await world.open('urgent black picture');
      const vip = [{ id: 't', type: 'ticket.add-tags', params: { tags: ['vip'] } }];
      const asks = { all: [{ fact: 'requester.name', operator: 'textContains', value: 'Grace' }] };
      const tested = { ...(await withTest({ fires: true }, ticketId)), conditions: asks, actions: vip };
      const { id } = await draft(tested);
      await world.ask('POST', `/rules/${id}/publish`, { reason: 'Because' });
      await world.ask('PUT', `/rules/${id}/draft`, { ...tested, name: 'Newer' });
      await world.ask('POST', `/rules/${id}/publish`, { reason: 'Because', as: 'shadow' });
      const named = jest.spyOn(world.test.get(PeopleHistory), 'people').mockResolvedValue(new Map());
      const steps = [
        ['promote', {}],
        ['promote', { as: 'canary', canary: { share: 10 } }],
        ['rollback', { version: 2, reason: 'Because' }],
      ] as const;
      for (const [step, body] of steps) {
        expect(await world.send('admin', 'POST', `/rules/${id}/${step}`, body)).toMatchObject({
          status: 422,
          body: {
            errors: [{ pointer: '/tests/0', message: expect.stringContaining('The test “The loud one” fails. It should fire') as string }],
          },
        });
      }
      named.mockRestore();
      expect(await world.ask('POST', `/rules/${id}/promote`, {})).toMatchObject({ version: 2 });
      expect(await world.ask('POST', `/rules/${id}/rollback`, { version: 1, reason: 'Because' })).toMatchObject({ version: 3 });
    });

    it('are asked for where the rule reaches somebody outside, unless whoever publishes accepts untested mail', async () => {
      const actions = [{ id: 'm', type: 'ticket.mail-requester', params: { text: 'Hello' } }];
      const { id } = await draft({ ...blackPicture, actions });
      const refused = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because' });
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/tests', message: expect.stringContaining('Mail the requester') as string }] },
      });
      expect((await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because', tests: 'where-needed' })).status).toBe(200);
    });

    it('count for what they show: what the rule does where its conditions hold, or otherwise', async () => {
      const [loud, quiet] = [await world.open('urgent black picture'), await world.open('Hello')];
      const otherwise = [{ id: 'm', type: 'ticket.mail-requester', params: { text: 'Hello' } }];
      const tested = async (ticketId: string, expected: object) => ({ ...(await withTest(expected, ticketId)), otherwise });
      const { id } = await draft({ ...blackPicture, otherwise });
      const publish = async (content: object) => {
        await world.ask('PUT', `/rules/${id}/draft`, content);
        return world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because' });
      };
      const refused = (pointer: string, words: string) => ({
        ...{ status: 422, body: { errors: [{ pointer, message: expect.stringContaining(words) as string }] } },
      });
      const untested = refused('/tests', '“Mail the requester” reaches somebody outside: save a test in which the rule fires because its');
      expect(await publish(await tested(loud, { fires: true, branch: 'then' }))).toMatchObject(untested);
      expect(await publish(await tested(loud, { fires: true }))).toMatchObject(untested);
      const mistaken = refused('/tests/0', 'It should do what it does otherwise, and its conditions hold.');
      expect(await publish(await tested(loud, { fires: true, branch: 'otherwise' }))).toMatchObject(mistaken);
      expect((await publish(await tested(quiet, { fires: true, branch: 'otherwise' }))).status).toBe(200);
      expect((await publish({ ...(await tested(quiet, { fires: true })), name: 'As it was saved before' })).status).toBe(200);
    });

    it('tell nobody of tickets that they may not see, and are all run when the rule is published', async () => {
      const ticketId = await world.open('urgent black picture');
      const content = await withTest({ fires: true, changes: { priority: 'high' } }, ticketId);
      const { id } = await draft(content);
      const told = async (as: string) => [
        (await world.send(as, 'POST', `/rules/${id}/tests/run`, {})).body['items'],
        (await world.send(as, 'POST', `/rules/${id}/tests/run`, { content })).body['items'],
        (await world.send(as, 'POST', '/rules/check', content)).body['problems'],
      ];
      const each = (words: string) => Array.from({ length: 3 }, () => [{ message: expect.stringContaining(words) as string }]);
      const [gone, failed] = [each('Its event is no longer there'), each('It should make “priority”')];
      expect(await told('agent')).toMatchObject(gone);
      expect(await told('admin')).toMatchObject(failed);
      world.doors.openToAgents.add(ticketId);
      expect(await told('agent')).toMatchObject(failed);
      world.doors.openToAgents.delete(ticketId);
      const seeing = jest.spyOn(world.doors, 'canSee').mockResolvedValue(false);
      await world.ask('PUT', `/rules/${id}/draft`, await withTest({ fires: true }, ticketId));
      const published = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because' });
      seeing.mockRestore();
      expect(published).toMatchObject({ status: 200, body: { version: 1 } });
    });

    it('say so where their event is gone', async () => {
      const ticketId = await world.open('urgent black picture');
      const content = await withTest({ fires: true }, ticketId);
      const { id } = await draft({ ...content, tests: [{ ...content.tests[0], eventId: 'none' }] });
      expect((await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Because' })).status).toBe(422);
    });
  });

  it('is what explains a tag later', async () => {
    const rule = await world.publish(onTag('vip', {}));
    const ticketId = await world.open('Hello');
    await world.act({ type: 'ticket.tag', data: { ticketId, tag: 'vip' } });
    const tagged = (await world.events(ticketId)).find(({ type }) => type === 'ticket.tagged');
    const [lived] = await world.decisions(ticketId);
    const tried = await world.ask<TryView>('POST', `/rules/${rule.id}/try`, { ticketId, eventId: tagged?.eventId ?? '' });
    expect(tried.decisions[0]?.tree).toEqual(lived?.tree);
    expect(tried.decisions[0]?.changes).toEqual(lived?.changes);
  });
});
