import type { DivergenceView, RuleContentInput, RuleDetailView, RuleHistoryEntry } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { RunRules } from '../application/run-rules';
import { team } from './company';
import { RuleWorld } from './rule-world';
import { blackPicture } from './sample-rules';

const setsTo = (to: string) => [{ id: 'p', type: 'ticket.set-priority', params: { to } }];
const holds = (word: string) => ({ all: [{ fact: 'ticket.subject', operator: 'textContains', value: word }] });
const first: RuleContentInput = { ...blackPicture, name: 'Dark halls', conditions: holds('dark'), actions: setsTo('high') };
const second: RuleContentInput = { ...first, conditions: holds('picture'), actions: setsTo('urgent') };

describe('versions on trial', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const post = (id: string, what: string, body: object = {}) => world.ask<RuleDetailView>('POST', `/rules/${id}/${what}`, body);
  /** The first version is live, the second one published as asked. */
  const onTrial = async (how: object, content = second) => {
    const { id } = await world.publish(first);
    await world.ask('PUT', `/rules/${id}/draft`, content);
    return post(id, 'publish', { reason: 'Try it', ...how });
  };
  const report = (id: string, query = '') => world.ask<DivergenceView>('GET', `/rules/${id}/divergence${query}`);
  const versionOn = async (subject: string) => {
    const ticketId = await world.open(subject);
    return { ticketId, version: (await world.decisions(ticketId))[0]?.rule.version ?? null };
  };

  it('in shadow are watched beside the published one, and do nothing', async () => {
    const rule = await onTrial({ as: 'shadow' });
    expect(rule).toMatchObject({ status: 'active', version: 1, hasDraft: false, trial: { version: 2, stage: 'shadow', share: null } });
    const tickets = { both: await world.open('dark picture'), published: await world.open('dark'), trial: await world.open('picture') };
    await world.open('Nothing of the kind');
    expect(await world.types(tickets.trial)).toEqual(['opened', 'commented']);
    expect(await world.decisions(tickets.trial)).toEqual([]);
    expect(await world.decisions(tickets.both)).toMatchObject([{ rule: { version: 1 } }]);
    expect(await report(rule.id)).toMatchObject({
      version: 2,
      counts: { same: 0, 'only-trial': 1, 'only-published': 1, 'other-changes': 1 },
      days: [{ counts: { 'only-trial': 1 } }],
    });
    const { samples } = await report(rule.id);
    expect(samples.find(({ kind }) => kind === 'other-changes')).toMatchObject({
      ticketId: tickets.both,
      ticket: { number: 'T-1001' },
      event: { label: 'Opened' },
      trial: { outcome: 'fired', changes: [{ beforeText: 'Normal', afterText: 'Urgent' }] },
      published: { outcome: 'fired', changes: [{ beforeText: 'Normal', afterText: 'High' }] },
    });
    expect((await report(rule.id, '?kind=only-trial')).samples).toMatchObject([
      { ticketId: tickets.trial, published: { outcome: 'no-match' } },
    ]);
    expect(await world.ask('GET', `/rules/${rule.id}`)).toMatchObject({ firesIn7Days: 2 });
    expect(await world.whyNot(tickets.trial, rule.id)).toMatchObject({ verdict: 'no-match', version: 1 });
  });

  it('in shadow say nothing of tickets that the reader may not see', async () => {
    const { id } = await onTrial({ as: 'shadow' });
    const ticketId = await world.open('picture');
    const seen = async () => (await world.send('agent', 'GET', `/rules/${id}/divergence`)).body as unknown as DivergenceView;
    expect(await seen()).toMatchObject({ counts: { 'only-trial': 1 }, samples: [] });
    world.doors.openToAgents.add(ticketId);
    expect((await seen()).samples).toHaveLength(1);
  });

  it('in shadow count an event once, however often it is tried, and keep a bounded sample', async () => {
    const { id } = await onTrial({ as: 'shadow' });
    const ticketId = await world.open('picture');
    const [opened] = await world.events(ticketId);
    if (opened) await world.test.get(RunRules).on(opened);
    expect((await report(id)).counts['only-trial']).toBe(1);
    for (let count = 0; count < 70; count += 1) await world.open('picture');
    expect((await report(id)).counts['only-trial']).toBe(71);
    const [row] = await world.test.get(Database).query<{ count: number }>('select count(*)::int from automation.divergence_samples');
    expect(row?.count).toBeLessThanOrEqual(50);
  });

  it('in shadow of a rule without a version are all there is, and say so', async () => {
    const { id } = await world.ask<RuleDetailView>('POST', '/rules', first);
    expect(await post(id, 'publish', { reason: 'Try it', as: 'shadow' })).toMatchObject({
      status: 'draft',
      version: null,
      trial: { version: 1 },
    });
    const ticketId = await world.open('dark');
    expect(await world.whyNot(ticketId, id)).toMatchObject({
      verdict: 'shadow',
      version: 1,
      conditionsHold: true,
      sentence: 'The rule is in shadow: it is only watched and never acts. Its conditions would have held.',
    });
    expect(await post(id, 'promote')).toMatchObject({ status: 'active', version: 1, trial: null, published: { version: 1 } });
    expect((await versionOn('dark')).version).toBe(1);
  });

  it('as a canary act on a share of the tickets, the published one on the others, always the same on one ticket', async () => {
    const rule = await onTrial({ as: 'canary', canary: { share: 50 } }, { ...second, conditions: first.conditions });
    const seen = new Map<string, number | null>();
    for (let count = 0; count < 24; count += 1) {
      const { ticketId, version } = await versionOn('dark');
      seen.set(ticketId, version);
    }
    expect(new Set(seen.values())).toEqual(new Set([1, 2]));
    const [elsewhere = ''] = [...seen].find(([, version]) => version === 1) ?? [];
    const quiet = await world.open('bright');
    expect(await world.whyNot(quiet, rule.id)).toMatchObject({ verdict: 'no-match' });
    expect(await world.whyNot(elsewhere, rule.id)).toMatchObject({ verdict: 'fired', version: 1 });
  });

  it('as a canary are told apart by the answer to why not', async () => {
    const { id } = await world.ask<RuleDetailView>('POST', '/rules', first);
    await post(id, 'publish', { reason: 'Try it', as: 'canary', canary: { teamIds: [team.id] } });
    const ticketId = await world.open('dark');
    expect(await world.whyNot(ticketId, id)).toMatchObject({
      verdict: 'not-in-canary',
      sentence: 'The rule acts as a canary, and the ticket is not in the canary’s share. Its conditions would have held.',
    });
  });

  it('go from shadow to canary to active, or end, and the history says so', async () => {
    const { id } = await onTrial({ as: 'shadow' });
    const canary = await post(id, 'promote', { as: 'canary', canary: { share: 20 }, reason: 'Looks well' });
    expect(canary).toMatchObject({ version: 1, trial: { version: 2, stage: 'canary', share: 20 } });
    expect(await post(id, 'promote', { as: 'canary', canary: { share: 60 } })).toMatchObject({ trial: { share: 60 } });
    expect(await post(id, 'promote')).toMatchObject({ version: 2, trial: null, published: { version: 2 } });
    expect((await versionOn('picture')).version).toBe(2);
    await world.ask('PUT', `/rules/${id}/draft`, first);
    await post(id, 'publish', { reason: 'Once more', as: 'shadow' });
    expect(await post(id, 'withdraw', { reason: 'No need' })).toMatchObject({ version: 2, trial: null, hasDraft: true });
    expect(await world.send('admin', 'POST', `/rules/${id}/promote`, {})).toMatchObject({ status: 409 });
    const { items } = await world.ask<{ items: RuleHistoryEntry[] }>('GET', `/rules/${id}/history`);
    expect(items.map(({ kind, version, canary: at }) => [kind, version, at?.share ?? null])).toEqual([
      ['withdrawn', 3, null],
      ['shadowed', 3, null],
      ['promoted', 2, null],
      ['canaried', 2, 60],
      ['canaried', 2, 20],
      ['shadowed', 2, null],
      ['published', 1, null],
      ['created', null, null],
    ]);
  });

  it('are rolled back by a new version that says what an old one said', async () => {
    const { id, published } = await world.publish(first);
    await world.ask('PUT', `/rules/${id}/draft`, second);
    await post(id, 'publish', { reason: 'Better' });
    expect(await world.send('admin', 'POST', `/rules/${id}/rollback`, { version: 2, reason: 'x' })).toMatchObject({ status: 409 });
    expect(await world.send('admin', 'POST', `/rules/${id}/rollback`, { version: 9, reason: 'x' })).toMatchObject({ status: 404 });
    const back = await post(id, 'rollback', { version: 1, reason: 'It was worse' });
    expect(back).toMatchObject({ version: 3, hasDraft: false, published: { version: 3, baseVersion: 2, why: 'It was worse' } });
    expect(back.published?.hash).toBe(published?.hash);
    expect((await versionOn('dark')).version).toBe(3);
    const { items } = await world.ask<{ items: RuleHistoryEntry[] }>('GET', `/rules/${id}/history?limit=1`);
    expect(items).toMatchObject([{ kind: 'rolled-back', version: 3, from: 1, reason: 'It was worse' }]);
  });

  it('are put away with their rule, which comes back paused', async () => {
    const { id } = await onTrial({ as: 'shadow' });
    expect(await post(id, 'archive', { reason: 'Not needed' })).toMatchObject({ status: 'archived', trial: null });
    const ticketId = await world.open('dark');
    expect(await world.whyNot(ticketId, id)).toMatchObject({ verdict: 'archived', conditionsHold: true });
    expect(await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'x' })).toMatchObject({ status: 409 });
    const listed = async (query: string) =>
      (await world.ask<{ items: { id: string }[] }>('GET', `/rules?${query}`)).items.map((rule) => rule.id);
    expect([await listed('archived=false'), await listed('status=archived'), await listed('')]).toEqual([[], [id], [id]]);
    expect(await post(id, 'restore')).toMatchObject({ status: 'paused', version: 1 });
    expect(await post(id, 'resume')).toMatchObject({ status: 'active' });
  });

  it('are refused where they make no sense, with the place', async () => {
    const { id } = await world.publish(first);
    const refused = (what: string, body: object) => world.send('admin', 'POST', `/rules/${id}/${what}`, body);
    expect(await refused('publish', { reason: 'x', as: 'canary' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/canary' }] },
    });
    const both = { share: 5, teamIds: [newId()] };
    expect(await refused('publish', { reason: 'x', as: 'canary', canary: both })).toMatchObject({ status: 400 });
    expect(await refused('publish', { reason: 'x', canary: { share: 5 } })).toMatchObject({ status: 400 });
    await world.ask('PUT', `/rules/${id}/draft`, second);
    await post(id, 'pause');
    expect(await refused('publish', { reason: 'x', as: 'shadow' })).toMatchObject({ status: 409, body: { code: 'state.conflict' } });
    expect((await world.send('agent', 'POST', `/rules/${id}/promote`, {})).status).toBe(403);
  });
});
