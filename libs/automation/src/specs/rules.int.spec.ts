import type { RuleDetailView, RuleDraftView } from '@casewright/contracts';
import { idFrom } from '@casewright/kernel';
import { team } from './company';
import { RuleWorld } from './rule-world';
import { blackPicture } from './sample-rules';

describe('the life of a rule', () => {
  let world: RuleWorld;
  beforeAll(async () => (world = await RuleWorld.create()));
  afterAll(() => world.test.close());

  const create = () => world.ask<RuleDetailView>('POST', '/rules', blackPicture);

  it('begins as a draft, which anybody with the right may write and nobody obeys', async () => {
    const rule = await create();
    expect(rule).toMatchObject({
      status: 'draft',
      version: null,
      hasDraft: true,
      firesIn7Days: 0,
      updatedBy: { name: 'Ada' },
      published: null,
    });
    expect(await world.types(await world.open('urgent black picture'))).toEqual(['opened', 'commented']);
    expect((await world.send('agent', 'POST', '/rules', blackPicture)).status).toBe(403);
    expect((await world.send('agent', 'GET', '/rules')).status).toBe(200);
  });

  it('keeps versions and the reasons for them', async () => {
    const { id } = await create();
    await world.ask('POST', `/rules/${id}/publish`, { reason: 'Halls go dark' });
    await world.ask('PUT', `/rules/${id}/draft`, { ...blackPicture, name: 'Dark hall' });
    expect(await world.ask<RuleDetailView>('GET', `/rules/${id}`)).toMatchObject({
      name: 'Black picture is urgent',
      version: 1,
      hasDraft: true,
    });
    const second = await world.ask<RuleDetailView>('POST', `/rules/${id}/publish`, { reason: 'Better name' });
    expect(second).toMatchObject({
      name: 'Dark hall',
      version: 2,
      hasDraft: false,
      published: { version: 2, baseVersion: 1, why: 'Better name' },
    });
    const versions = await world.ask<{ items: { version: number; why: string; document: { hash: string } }[] }>(
      'GET',
      `/rules/${id}/versions`,
    );
    expect(versions.items.map(({ version, why }) => [version, why])).toEqual([
      [2, 'Better name'],
      [1, 'Halls go dark'],
    ]);
    expect(new Set(versions.items.map(({ document }) => document.hash)).size).toBe(2);
    const history = await world.ask<{ items: { kind: string; by: { name: string } }[] }>('GET', `/rules/${id}/history`);
    expect(history.items.map(({ kind, by }) => `${kind} ${by.name}`)).toEqual(['published Ada', 'published Ada', 'created Ada']);
  });

  it('locks optimistically: a draft on an older revision is refused', async () => {
    const { id } = await create();
    const { etag } = await world.send('admin', 'GET', `/rules/${id}/draft`);
    const save = () => world.send('admin', 'PUT', `/rules/${id}/draft`, { ...blackPicture, name: 'Mine' }, { 'if-match': etag });
    expect((await save()).status).toBe(200);
    expect(await save()).toMatchObject({ status: 412, body: { code: 'version.stale' } });
  });

  it('carries out a command once, and refuses its key for another', async () => {
    const key = { 'idempotency-key': 'make-one' };
    const first = await world.send('admin', 'POST', '/rules', blackPicture, key);
    const again = await world.send('admin', 'POST', '/rules', blackPicture, key);
    expect(again.body).toEqual(first.body);
    expect(await world.send('admin', 'POST', '/rules', { ...blackPicture, name: 'Other' }, key)).toMatchObject({
      status: 422,
      body: { code: 'command.reused' },
    });
  });

  it('is paused and resumed, not twice', async () => {
    const { id } = await world.publish(blackPicture);
    expect((await world.send('admin', 'POST', `/rules/${id}/resume`, {})).status).toBe(409);
    expect(await world.ask('POST', `/rules/${id}/pause`, { reason: 'Holidays' })).toMatchObject({ status: 'paused' });
    expect(await world.send('admin', 'POST', `/rules/${id}/pause`, {})).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
    expect(await world.ask('POST', `/rules/${id}/publish`, { reason: 'Still closed' })).toMatchObject({ status: 'paused', version: 2 });
    expect(await world.ask('POST', `/rules/${id}/resume`, {})).toMatchObject({ status: 'active', version: 2 });
    await world.ask('POST', `/rules/${id}/pause`, {});
  });

  it('refuses to publish what cannot run, with pointers, and tells it with the draft already', async () => {
    const { id } = await create();
    const bad = {
      ...blackPicture,
      conditions: {
        all: [
          { fact: 'ticket.colour', operator: 'equal', value: 'red' },
          { fact: 'ticket.subject', operator: 'matches', value: '(?<=a)b' },
          { any: [] },
        ],
      },
      actions: [{ id: 'team', type: 'ticket.assign-team', params: { to: idFrom('no team') } }],
    };
    const draft = await world.ask<RuleDraftView>('PUT', `/rules/${id}/draft`, bad);
    const pointers = ['/conditions/all/0/fact', '/conditions/all/1/value', '/conditions/all/2/any'];
    expect(draft.problems.map(({ pointer }) => pointer)).toEqual(pointers);
    const refused = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Try' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'rule.invalid', errors: draft.problems } });
    await world.ask('PUT', `/rules/${id}/draft`, { ...bad, conditions: blackPicture.conditions });
    const missingTeam = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Try' });
    expect(missingTeam).toMatchObject({ status: 422, body: { errors: [{ pointer: '/actions/0/params/to' }] } });
    expect(await world.ask('GET', `/rules/${id}`)).toMatchObject({ status: 'draft', version: null });
  });

  it.each<[string, object, string]>([
    ['no reason', {}, '/reason'],
    ['an unknown field', { reason: 'x', force: true }, '/force'],
  ])('refuses to publish with %s', async (_, body, pointer) => {
    const { id } = await create();
    expect(await world.send('admin', 'POST', `/rules/${id}/publish`, body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it.each<[string, object, string]>([
    ['conditions of no known shape', { ...blackPicture, conditions: { some: [] } }, '/conditions'],
    [
      'a leaf with a path',
      { ...blackPicture, conditions: { all: [{ fact: 'ticket.subject', operator: 'equal', value: 'a', path: '$.x' }] } },
      '/conditions/all/0',
    ],
    ['an unknown phase', { ...blackPicture, order: { phase: 'later', rank: 'a' } }, '/order/phase'],
    ['a name of two lines', { ...blackPicture, name: 'a\nb' }, '/name'],
    ['an action of no type', { ...blackPicture, actions: [{ id: 'a', params: {} }] }, '/actions/0/type'],
  ])('refuses a draft with %s', async (_, body, pointer) => {
    expect(await world.send('admin', 'POST', '/rules', body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('is listed in running order, page by page', async () => {
    for (const [phase, rank] of [
      ['notify', 'a'],
      ['intake', 'b'],
      ['intake', 'a'],
    ] as const) {
      await world.ask('POST', '/rules', { ...blackPicture, name: `Listed ${phase} ${rank}`, order: { phase, rank } });
    }
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: { name: string }[]; nextCursor: string | null } = await world.ask(
        'GET',
        `/rules?q=LISTED&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(['Listed intake a', 'Listed intake b', 'Listed notify a']);
    expect((await world.send('admin', 'GET', '/rules?cursor=abc.def')).status).toBe(400);
    expect((await world.send('admin', 'GET', '/rules?sort=name')).status).toBe(400);
    expect((await world.send('admin', 'GET', `/rules/${idFrom('none')}`)).status).toBe(404);
    expect((await world.send('admin', 'GET', '/rules/none')).status).toBe(400);
  });

  it('has a catalog for forms', async () => {
    const catalog = await world.ask<{
      facts: { id: string; operators: string[] }[];
      actions: { type: string }[];
      operators: { id: string }[];
    }>('GET', '/rules/catalog');
    const known = new Set(catalog.operators.map(({ id }) => id));
    expect(catalog.facts.every(({ operators }) => operators.length > 0 && operators.every((id) => known.has(id)))).toBe(true);
    expect(catalog.actions.map(({ type }) => type)).toContain('ticket.mail-requester');
    expect(team.id).toBeTruthy();
  });
});
