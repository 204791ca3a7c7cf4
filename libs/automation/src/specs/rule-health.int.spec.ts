import { UserDirectory, type RuleContentInput, type RuleDraftView, type RuleFindingView, type RuleHealthView } from '@casewright/contracts';
import { ladder, ladders, team, webhook } from './company';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

const low = { fact: 'ticket.priority', operator: 'equal', value: 'low' };
const high = { fact: 'ticket.priority', operator: 'equal', value: 'high' };
const byMail = { fact: 'ticket.channel', operator: 'equal', value: 'mail' };
const opened = (name: string, parts: Partial<RuleContentInput>): RuleContentInput => ({
  ...blackPicture,
  name,
  conditions: { all: [byMail] },
  actions: [{ id: 'note', type: 'ticket.note', params: { text: name } }],
  ...parts,
});
const setTo = (to: string): Pick<RuleContentInput, 'actions'> => ({
  actions: [{ id: 'set', type: 'ticket.set-priority', params: { to } }],
});

describe('what is wrong with the live rules', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const health = () => world.ask<RuleHealthView>('GET', '/rules/health');
  const told = async (kind: RuleFindingView['kind']) => (await health()).findings.filter((finding) => finding.kind === kind);

  it('says nothing of rules that are in order', async () => {
    await world.publish(blackPicture);
    expect(await health()).toMatchObject({ rules: 1, days: 30, findings: [], cut: false });
  });

  it('names what contradicts itself, and offers a draft without a part that can never hold', async () => {
    const { id } = await world.publish(opened('Odd', { conditions: { all: [low, { any: [byMail, high] }] } }));
    const [finding] = await told('unreachable');
    expect(finding).toMatchObject({
      severity: 'warning',
      rule: { id, name: 'Odd' },
      pointer: '/conditions/all/1/any/1',
      reason: 'A part of its conditions can never hold: “Priority” is “Low” and “Priority” is “High” cannot be so together.',
      fix: { content: { conditions: { all: [low, { any: [byMail] }] } } },
    });
    await world.ask('PUT', `/rules/${id}/draft`, finding?.fix?.content);
    expect(await world.ask<RuleDraftView>('GET', `/rules/${id}/draft`)).toMatchObject({ problems: [], content: { name: 'Odd' } });
    expect((await told('unreachable'))[0]?.fix).toBeNull();
  });

  it('names a ladder that was archived since', async () => {
    const actions = [{ id: 'a', type: 'ticket.start-escalation', params: { ladderId: ladder.id } }];
    const { id } = await world.publish(opened('Climbs', { actions }));
    expect(await told('dead-reference')).toEqual([]);
    ladders.archived.add(ladder.id);
    expect(await told('dead-reference')).toMatchObject([
      { severity: 'error', rule: { id }, pointer: '/actions/0/params/ladderId', reason: expect.stringContaining('archived') as string },
    ]);
    ladders.archived.clear();
  });

  it('names a rule that never holds before all others', async () => {
    await world.publish(opened('One', {}));
    await world.publish(opened('Two', {}));
    await world.publish(opened('Impossible', { conditions: { all: [low, high] } }));
    const { findings } = await health();
    expect(findings.map(({ kind, rule }) => [kind, rule.name])).toEqual([['never-holds', 'Impossible']]);
  });

  it('counts the tickets on which one rule set over what another had set', async () => {
    await world.publish(opened('First', { order: { phase: 'intake', rank: 'a' }, ...setTo('high') }));
    const later = await world.publish(opened('Second', { order: { phase: 'routing', rank: 'a' }, ...setTo('urgent') }));
    expect(await told('same-field')).toMatchObject([{ severity: 'note', tickets: 0 }]);
    await world.open('A lamp');
    expect(await told('same-field')).toMatchObject([
      {
        severity: 'warning',
        rule: { id: later.id },
        others: [{ name: 'First' }],
        tickets: 1,
        reason: 'Where both act, it sets “Priority” over what “First” has set just before.',
      },
    ]);
  });

  it('tells rules that never and always fire, once there is enough to tell by', async () => {
    await world.publish(opened('Always', {}));
    await world.publish(
      opened('Never', { conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'submarine' }] } }),
    );
    world.clock.advance(10 * 86_400_000);
    for (let place = 0; place < 20; place += 1) await world.open(`Lamp ${place}`);
    world.clock.advance(86_400_000);
    expect((await health()).events).toBe(20);
    expect(await told('never-fired')).toMatchObject([{ rule: { name: 'Never' }, tickets: 0 }]);
    expect(await told('always-fired')).toMatchObject([{ rule: { name: 'Always' }, tickets: 20 }]);
  });

  it('counts the times for which a rule waited, where it waits for one', async () => {
    const trigger = { kind: 'relative' as const, anchor: 'ticket.openedAt', offset: 'PT1H' };
    await world.publish(opened('Late', { trigger, conditions: { all: [{ fact: 'ticket.tags', operator: 'containsAny', value: ['x'] }] } }));
    world.clock.advance(10 * 86_400_000);
    for (let place = 0; place < 20; place += 1) await world.open(`Lamp ${place}`);
    expect(await told('never-fired')).toEqual([]);
    await world.pass(86_400_000);
    expect(await told('never-fired')).toMatchObject([
      { rule: { name: 'Late' }, reason: 'It acted on none of the 20 times that it waited for.' },
    ]);
  });

  it('counts the runs of a rule on a schedule, and no time at which the program was not running', async () => {
    const hourly = (status: string) => ({
      trigger: {
        ...{ kind: 'schedule' as const, cron: '0 * * * *', timeZone: 'UTC' },
        selector: { all: [{ fact: 'ticket.status', operator: 'equal', value: status }] },
      },
    });
    await world.publish(opened('On pending ones', hourly('pending')));
    await world.publish(opened('On new ones', hourly('new')));
    await world.open('A lamp');
    await world.pass(10 * 86_400_000);
    for (let run = 2; run < 20; run += 1) await world.pass(3_600_000);
    expect((await health()).findings).toEqual([]);
    await world.pass(3_600_000);
    const { findings } = await health();
    expect(findings).toMatchObject([
      {
        ...{ kind: 'never-fired', severity: 'note', rule: { name: 'On pending ones' }, tickets: 0 },
        reason: 'It acted on none of the 20 times that it waited for.',
      },
    ]);
  });

  it('names whom a rule names and who has gone', async () => {
    await world.publish(opened('Route', { actions: [{ id: 'team', type: 'ticket.assign-team', params: { to: team.id } }] }));
    Object.assign(world.test.get(UserDirectory), { allTeams: () => Promise.resolve([]) });
    expect(await told('dead-reference')).toMatchObject([{ severity: 'error', pointer: '/actions/0/params/to', rule: { name: 'Route' } }]);
  });

  it('names rules that tell a webhook about people', async () => {
    const call = (people: string) => ({ id: people, type: 'webhook.call', params: { targetId: webhook.id, people } });
    const ticketId = await world.open('A lamp');
    const [event] = await world.events(ticketId);
    const tests = [{ ticketId, eventId: event?.eventId ?? '', expect: { fires: true } }];
    await world.publish(opened('Tell all', { actions: [call('none'), call('included')], tests }));
    expect(await told('personal-outside')).toMatchObject([{ pointer: '/actions/1/params/people', rule: { name: 'Tell all' } }]);
  });

  it('names rings and the guard that ends them', async () => {
    const tag = (name: string) => ({ actions: [{ id: 'tag', type: 'ticket.add-tags', params: { tags: [name] } }] });
    await world.publish(onTag('ping', { ...tag('pong'), order: { phase: 'intake', rank: 'a' } }));
    await world.publish(onTag('pong', tag('ping')));
    expect(await told('ring')).toMatchObject([
      { severity: 'note', reason: 'It and “On pong” can start each other. The guards of “On ping”, “On pong” end that.' },
    ]);
  });

  it('is for those who may see rules', async () => {
    expect((await world.send('customer', 'GET', '/rules/health')).status).toBe(403);
  });
});
