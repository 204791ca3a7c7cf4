import { maxRulesTogether, type RuleContentInput } from '@casewright/contracts';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

const allow = { guards: { reentry: 'allow' as const } };
const raises: RuleContentInput = {
  ...onTag('ping', allow),
  name: 'Raises',
  actions: [{ id: 'a', type: 'ticket.set-priority', params: { to: 'high' } }],
};
const tags: RuleContentInput = {
  ...onTag('pong', { ...allow, trigger: { kind: 'event', types: ['ticket.priority-changed'] } }),
  name: 'Tags',
  actions: [{ id: 'a', type: 'ticket.add-tags', params: { tags: ['ping'] } }],
};
const ring = (way: string) => ({ pointer: '/guards/reentry', message: expect.stringContaining(way) as string });

describe('checking a document', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  const check = (content: RuleContentInput, query = '') => world.ask('POST', `/rules/check${query}`, content);
  const together = (...rules: { content: RuleContentInput; ruleId?: string }[]) => world.ask('POST', '/rules/check/together', { rules });

  it('tells the ring that it would close with published rules, but not with the one that it replaces', async () => {
    const { id } = await world.publish(raises);
    expect(await check(tags)).toEqual({ problems: [ring('“Tags” → “Raises” → “Tags”')] });
    expect(await check(tags, '?rings=left-out')).toEqual({ problems: [] });
    expect(await check(tags, `?ruleId=${id}`)).toEqual({ problems: [] });
  });

  it('tells the rings that several would close together, and takes each for what it replaces', async () => {
    const { id } = await world.publish(raises);
    expect(await together({ content: tags }, { content: blackPicture }, { content: { ...raises, name: 'Raises too' } })).toEqual({
      rules: [{ problems: [ring('“Tags” → “Raises too” → “Tags”')] }, { problems: [] }, { problems: [ring('“Raises too” → “Tags”')] }],
    });
    const ended = { ruleId: id, content: { ...raises, guards: { reentry: 'never' as const } } };
    expect(await together({ content: tags }, ended)).toEqual({ rules: [{ problems: [] }, { problems: [] }] });
  });

  it('takes a rule that cannot run for one that starts nothing', async () => {
    expect(await together({ content: tags }, { content: { ...raises, conditions: { all: [] } } })).toEqual({
      rules: [{ problems: [] }, { problems: [] }],
    });
  });

  it('runs its saved tests, and asks for one where it reaches somebody outside', async () => {
    const ticketId = await world.open('urgent black picture');
    const eventId = (await world.events(ticketId))[0]?.eventId ?? '';
    const tested = { ...blackPicture, tests: [{ ticketId, eventId, expect: { fires: true, changes: { priority: 'low' } } }] };
    expect(await check(tested)).toEqual({
      problems: [
        { pointer: '/tests/0', message: expect.stringContaining('“Test 1: it fires” fails. It should make “priority”') as string },
      ],
    });
    expect(await check(tested, '?tests=left-out')).toEqual({ problems: [] });
    const mails = { ...blackPicture, actions: [{ id: 'm', type: 'ticket.mail-requester', params: { text: 'Hello' } }] };
    expect(await check(mails)).toMatchObject({ problems: [{ pointer: '/tests' }] });
    expect(await check(mails, '?tests=where-needed')).toEqual({ problems: [] });
  });

  it('takes only what it knows', async () => {
    expect(await world.send('admin', 'POST', '/rules/check?tests=never', blackPicture)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/tests' }] },
    });
  });

  it('is asked about several together by those who write rules only, and not about any number', async () => {
    const rules = [{ content: blackPicture }];
    expect((await world.send('agent', 'POST', '/rules/check/together', { rules })).status).toBe(403);
    expect((await world.send('admin', 'POST', '/rules/check/together', { rules })).status).toBe(200);
    const tooMany = Array.from({ length: maxRulesTogether + 1 }, () => rules).flat();
    expect(await world.send('admin', 'POST', '/rules/check/together', { rules: tooMany })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/rules' }] },
    });
  });
});
