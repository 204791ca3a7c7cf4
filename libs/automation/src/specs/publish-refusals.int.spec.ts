import type { RuleContentInput, RuleDraftView } from '@casewright/contracts';
import { Authenticator } from '@casewright/http';
import { idFrom, newId } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { oldLadder, removedPerson } from './company';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

const leaf = (fact: string, operator: string, value?: unknown) => ({ conditions: { all: [{ fact, operator, value }] } });
const action = (type: string, params: Record<string, unknown>) => ({ actions: [{ id: 'a', type, params }] });
const nobody = idFrom('somebody who left');

describe('publishing a rule', () => {
  let world: RuleWorld;
  beforeAll(async () => (world = await RuleWorld.create()));
  afterAll(() => world.test.close());

  it.each<[string, Partial<RuleContentInput>, string, RegExp]>([
    ['an unknown fact', leaf('ticket.colour', 'equal', 'red'), '/conditions/all/0/fact', /choose one from the catalog/],
    ['an unknown operator', leaf('ticket.priority', 'resembles', 'low'), '/conditions/all/0/operator', /choose one of/],
    ['an operator of another type', leaf('ticket.priority', 'lessThan', 3), '/conditions/all/0/operator', /choose one of/],
    ['a value of the wrong type', leaf('ticket.commentCount', 'greaterThan', 'many'), '/conditions/all/0/value', /give one, such as 3/],
    ['an empty group', { conditions: { all: [] } }, '/conditions/all', /add a comparison/],
    ['an empty group in a group', { conditions: { all: [{ any: [] }] } }, '/conditions/all/0/any', /remove the group/],
    ['an unsafe expression', leaf('ticket.subject', 'matches', '(a+)+\\1'), '/conditions/all/0/value', /without look-around/],
    [
      'a value that names a fact',
      leaf('ticket.subject', 'equal', { fact: 'requester.name' }),
      '/conditions/all/0/value',
      /give the value itself/,
    ],
    [
      'a cycle of named conditions',
      {
        conditions: { all: [{ condition: 'vip' }] },
        namedConditions: { vip: { all: [{ condition: 'loud' }] }, loud: { any: [{ condition: 'vip' }] } },
      },
      '/namedConditions/loud/any/0/condition',
      /vip → loud → vip.*take one of them out/,
    ],
    [
      'that a rule leaves out others and waits',
      { trigger: { kind: 'event', types: ['ticket.opened'], debounce: 'PT5M' }, stop: 'phase' },
      '/stop',
      /let the rules after it run/,
    ],
    ['a team that is gone, in an action', action('ticket.assign-team', { to: nobody }), '/actions/0/params/to', /choose another/],
    ['an agent who left, in an action', action('ticket.assign-agent', { to: nobody }), '/actions/0/params/to', /choose another/],
    ['a person who is gone, in an action', action('ticket.set-requester', { to: nobody }), '/actions/0/params/to', /no such person/],
    [
      'a person who was removed, in an action',
      action('ticket.set-requester', { to: removedPerson.id }),
      '/actions/0/params/to',
      /choose another/,
    ],
    ['a ladder that is not there', action('ticket.start-escalation', { ladderId: nobody }), '/actions/0/params/ladderId', /choose another/],
    ['a ladder that is archived', action('ticket.start-escalation', { ladderId: oldLadder.id }), '/actions/0/params/ladderId', /archived/],
    ['a team that is gone, in a condition', leaf('ticket.teamId', 'equal', nobody), '/conditions/all/0/value', /no such team/],
    ['an agent who left, among several', leaf('ticket.assigneeId', 'in', [nobody]), '/conditions/all/0/value', /no such agent/],
    ['a person who is gone', leaf('ticket.requesterId', 'equal', nobody), '/conditions/all/0/value', /no such person/],
    ['a person who was removed', leaf('ticket.requesterId', 'equal', removedPerson.id), '/conditions/all/0/value', /no such person/],
    ['an organisation that is gone', leaf('before.organisationId', 'equal', nobody), '/conditions/all/0/value', /no such organisation/],
    [
      'a team that is gone, in the trigger',
      { trigger: { kind: 'event', types: ['ticket.team-assigned'], changed: { field: 'teamId', to: [nobody] } } },
      '/trigger/changed/to/0',
      /no such team/,
    ],
  ])('refuses %s, with the place and what to do', async (_, parts, pointer, advice) => {
    const { id } = await world.ask<{ id: string }>('POST', '/rules', { ...blackPicture, ...parts });
    const problem = { pointer, message: expect.stringMatching(advice) as string };
    expect((await world.ask<RuleDraftView>('GET', `/rules/${id}/draft`)).problems).toEqual([problem]);
    expect((await world.send('agent', 'POST', '/rules/check', { ...blackPicture, ...parts })).body).toEqual({ problems: [problem] });
    const refused = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Try' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'rule.invalid', errors: [problem] } });
    expect(await world.ask('GET', `/rules/${id}`)).toMatchObject({ status: 'draft', version: null });
  });

  it('refuses a ring of rules that start each other without an end, and names it', async () => {
    const allow = { guards: { reentry: 'allow' as const } };
    const raise = { ...onTag('ping', allow), name: 'Raises', actions: [{ id: 'a', type: 'ticket.set-priority', params: { to: 'high' } }] };
    const tags = { ...allow, trigger: { kind: 'event' as const, types: ['ticket.priority-changed'] } };
    await world.publish(raise);
    const pings = { ...onTag('pong', tags), name: 'Tags', actions: [{ id: 'a', type: 'ticket.add-tags', params: { tags: ['ping'] } }] };
    const { id } = await world.ask<{ id: string }>('POST', '/rules', pings);
    const problem = { pointer: '/guards/reentry', message: expect.stringContaining('“Tags” → “Raises” → “Tags”') as string };
    expect((await world.ask<RuleDraftView>('GET', `/rules/${id}/draft`)).problems).toEqual([problem]);
    const refused = await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Try' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'rule.invalid', errors: [problem] } });
    const ended = { ...pings, guards: { reentry: 'never' as const } };
    await world.ask('PUT', `/rules/${id}/draft`, ended);
    expect(await world.ask('POST', `/rules/${id}/publish`, { reason: 'It ends now' })).toMatchObject({ status: 'active' });
  });

  it('refuses whoever may not do by hand what it does, also where it is promoted or rolled back', async () => {
    const { id } = await world.publish({ ...blackPicture, name: 'Beyond' });
    await world.ask('PUT', `/rules/${id}/draft`, { ...blackPicture, name: 'Beyond', stop: 'phase' });
    await world.ask('POST', `/rules/${id}/publish`, { reason: 'Next' });
    await world.ask('PUT', `/rules/${id}/draft`, { ...blackPicture, name: 'Beyond', stop: 'all' });
    await world.ask('POST', `/rules/${id}/publish`, { reason: 'Try', as: 'shadow' });
    const authenticator = world.test.get(Authenticator);
    const admin = await authenticator.authenticate('admin');
    const permissions = new Set([...(admin?.permissions ?? [])].filter((permission) => permission !== 'ticket.edit'));
    const lacking = jest.spyOn(authenticator, 'authenticate').mockResolvedValue(admin && { ...admin, permissions });
    const message = expect.stringContaining('Change properties of tickets') as string;
    const errors = ['/actions/0/type', '/actions/1/type'].map((pointer) => ({ pointer, message }));
    const refused = { status: 422, body: { code: 'rule.invalid', errors } };
    expect(await world.send('admin', 'POST', `/rules/${id}/publish`, { reason: 'Mine' })).toMatchObject(refused);
    expect(await world.send('admin', 'POST', `/rules/${id}/promote`, {})).toMatchObject(refused);
    expect(await world.send('admin', 'POST', `/rules/${id}/rollback`, { version: 1, reason: 'Back' })).toMatchObject(refused);
    lacking.mockRestore();
    expect(await world.ask('POST', `/rules/${id}/promote`, {})).toMatchObject({ version: 3 });
  });

  it('makes a version that nobody can rewrite or remove', async () => {
    const { id } = await world.publish({ ...blackPicture, name: `Kept ${newId()}` });
    const database = world.test.get(Database);
    await expect(database.query('update automation.rule_versions set version = 9 where rule_id = $1', [id])).rejects.toThrow(
      'never changes',
    );
    await expect(database.query('delete from automation.rule_versions where rule_id = $1', [id])).rejects.toThrow('never changes');
  });
});
