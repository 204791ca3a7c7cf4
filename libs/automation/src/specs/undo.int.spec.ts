import type { ChainView, DecisionView, RunList, UndoPlanView, UndoResultView, WhyView } from '@casewright/contracts';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

const mail = { id: 'm', type: 'ticket.mail-requester', params: { text: 'We are on it' } };
const again = { id: 'p', type: 'ticket.set-priority', params: { to: 'urgent' } };

describe('what a rule did', () => {
  let world: RuleWorld;
  beforeEach(async () => (world = await RuleWorld.create()));
  afterEach(() => world.test.close());

  async function run(): Promise<{ ruleId: string; ticketId: string; decision: DecisionView }> {
    const { id: ruleId } = await world.publish({ ...blackPicture, actions: [...blackPicture.actions, mail] });
    const ticketId = await world.open('urgent black picture');
    const [decision] = await world.decisions(ticketId);
    if (!decision) throw new Error('The rule has not fired');
    return { ruleId, ticketId, decision };
  }
  const undo = (id: string, key = 'k') => world.send('admin', 'POST', `/decisions/${id}/undo`, {}, { 'idempotency-key': key });
  const states = ({ effects }: UndoPlanView) => effects.map(({ label, state }) => `${label}: ${state}`);

  it('is taken back after a plan: what can be, once, by a person, in the chain of the run', async () => {
    const { ticketId, decision } = await run();
    const plan = await world.ask<UndoPlanView>('GET', `/decisions/${decision.id}/undo-plan`);
    expect(plan).toMatchObject({ runs: 1, counts: { reversible: 3, final: 1, 'changed-since': 0 } });
    expect(plan.effects).toMatchObject([
      { label: 'Mail to the requester', state: 'final', reason: 'A mail that has gone out cannot be taken back.' },
      { label: 'Team', nowText: 'Projector support', backText: 'no value' },
      { label: 'Tag “black-picture”', nowText: 'there', backText: 'not there' },
      { label: 'Priority', nowText: 'Urgent', backText: 'Normal', ticket: { number: 'T-1001' } },
    ]);
    const length = (await world.events(ticketId)).length;
    expect((await undo(decision.id)).body).toEqual({ done: 3, refused: [], kept: 1 });
    expect((await undo(decision.id)).body).toEqual({ done: 3, refused: [], kept: 1 });
    await world.test.catchUp();
    const events = (await world.events(ticketId)).slice(length);
    expect(events.map(({ type }) => type)).toEqual(['ticket.team-assigned', 'ticket.untagged', 'ticket.priority-changed']);
    for (const { meta } of events) expect(meta).toMatchObject({ actor: { kind: 'user' }, correlationId: decision.correlationId, depth: 2 });
    expect(states(await world.ask('GET', `/decisions/${decision.id}/undo-plan`))).toEqual([
      'Mail to the requester: final',
      'Team: undone',
      'Tag “black-picture”: undone',
      'Priority: undone',
    ]);
    expect((await undo(decision.id, 'another')).body).toEqual({ done: 0, refused: [], kept: 4 });
  });

  it('is done again after a plan, and taken back once more', async () => {
    const { ruleId, ticketId, decision } = await run();
    const redo = (id: string, key: string) => world.send('admin', 'POST', `/decisions/${id}/redo`, {}, { 'idempotency-key': key });
    const redoPlan = () => world.ask<UndoPlanView>('GET', `/decisions/${decision.id}/redo-plan`);
    expect(await redoPlan()).toMatchObject({ runs: 1, effects: [] });
    const then = (await world.ask<WhyView>('GET', `/tickets/${ticketId}/why?field=priority`)).valueText;
    await undo(decision.id);
    const plan = await redoPlan();
    expect(plan.counts).toMatchObject({ reversible: 3, final: 0 });
    expect(plan.effects.find(({ key }) => key === 'priority')).toMatchObject({
      nowText: 'Normal',
      backText: 'Urgent',
      state: 'reversible',
    });
    expect((await redo(decision.id, 'again')).body).toEqual({ done: 3, refused: [], kept: 0 });
    expect((await redo(decision.id, 'again')).body).toEqual({ done: 3, refused: [], kept: 0 });
    await world.test.catchUp();
    const why = await world.ask<WhyView>('GET', `/tickets/${ticketId}/why?field=priority`);
    expect(why).toMatchObject({
      valueText: then,
      steps: [{ sentence: 'Ada changed it from Normal to Urgent, doing again what a rule had done.' }, {}, {}, {}],
    });
    expect(states(await redoPlan()).every((state) => state.endsWith(': redone'))).toBe(true);
    expect(states(await world.ask('GET', `/decisions/${decision.id}/undo-plan`))).toContain('Priority: reversible');
    const now = world.clock.now().getTime();
    const stretch = { from: new Date(now - 60_000).toISOString(), to: new Date(now + 60_000).toISOString() };
    expect(await world.ask('POST', `/rules/${ruleId}/undo`, stretch)).toMatchObject({ done: 3 });
    expect(await world.ask('POST', `/rules/${ruleId}/redo-plan`, stretch)).toMatchObject({ runs: 1, counts: { reversible: 3 } });
    expect(await world.ask('POST', `/rules/${ruleId}/redo`, stretch)).toMatchObject({ done: 3 });
    // Once by the rule and never again: a mail is not sent twice, and the rule does not react to what is done again.
    expect((await world.types(ticketId)).filter((type) => type === 'commented')).toHaveLength(2);
    for (const path of [`/decisions/${decision.id}/redo`, `/rules/${ruleId}/redo`])
      expect((await world.send('agent', 'POST', path, stretch)).status).toBe(403);
  });

  it('stays where somebody has changed it since', async () => {
    const { ticketId, decision } = await run();
    await world.act({ type: 'ticket.change-priority', data: { ticketId, to: 'low' } });
    const plan = await world.ask<UndoPlanView>('GET', `/decisions/${decision.id}/undo-plan`);
    expect(plan.effects.find(({ key }) => key === 'priority')).toMatchObject({
      state: 'changed-since',
      reason: 'Changed since by Former user, so it stays.',
      changedAt: world.clock.now().toISOString(),
    });
    await undo(decision.id);
    const changes = (await world.events(ticketId)).filter(({ type }) => type === 'ticket.priority-changed');
    expect(changes).toHaveLength(2);
  });

  it('starts no rule again that took part, and ends also where rules may react to themselves', async () => {
    const trigger = { kind: 'event' as const, types: ['ticket.opened', 'ticket.priority-changed'] };
    await world.publish({ ...blackPicture, name: 'Once is enough', trigger, actions: [again] });
    await world.publish({
      ...blackPicture,
      name: 'Never tired',
      order: { phase: 'routing', rank: 'z' },
      trigger,
      actions: [again],
      guards: { reentry: 'allow', once: 'per-version' },
    });
    const ticketId = await world.open('urgent black picture');
    const [decision] = (await world.decisions(ticketId)).filter(({ rule }) => rule.name === 'Once is enough');
    await undo(decision?.id ?? '');
    await world.test.catchUp();
    const fired = (await world.decisions(ticketId)).filter(({ rule }) => rule.name === 'Once is enough');
    expect(fired).toHaveLength(1);
  });

  it('is taken back for all runs of a rule in a stretch of time', async () => {
    const { ruleId, ticketId } = await run();
    world.clock.advance(3_600_000);
    const later = await world.open('urgent black picture');
    const now = world.clock.now().getTime();
    const stretch = { from: new Date(now - 60_000).toISOString(), to: new Date(now + 60_000).toISOString() };
    const plan = await world.ask<UndoPlanView>('POST', `/rules/${ruleId}/undo-plan`, stretch);
    expect(plan).toMatchObject({ runs: 1, counts: { reversible: 3 } });
    expect(await world.ask<UndoResultView>('POST', `/rules/${ruleId}/undo`, stretch)).toMatchObject({ done: 3 });
    const priorities = async (id: string) => (await world.events(id)).filter(({ type }) => type === 'ticket.priority-changed').length;
    expect([await priorities(ticketId), await priorities(later)]).toEqual([1, 2]);
    expect((await world.send('agent', 'POST', `/rules/${ruleId}/undo`, stretch)).status).toBe(403);
    expect((await world.send('admin', 'POST', `/rules/${ruleId}/undo`, { from: stretch.to, to: stretch.from })).status).toBe(400);
  });

  it('is told property by property, whoever did it', async () => {
    const { ticketId, decision } = await run();
    await world.act({ type: 'ticket.change-priority', data: { ticketId, to: 'low' } });
    const why = await world.ask<WhyView>('GET', `/tickets/${ticketId}/why?field=priority`);
    expect(why).toMatchObject({
      label: 'Priority',
      valueText: 'Low',
      steps: [
        { sentence: 'A former user changed it from Urgent to Low.', actor: { kind: 'user' }, decision: null },
        {
          sentence: 'The rule “Black picture is urgent”, version 1, changed it from Normal to Urgent.',
          decision: { id: decision.id, rule: { version: 1 }, tree: { result: true } },
        },
        { sentence: 'A former user set it to Normal at the opening.', actor: { kind: 'user' }, event: { label: 'Opened' } },
      ],
      others: [],
    });
    const tags = await world.ask<WhyView>('GET', `/tickets/${ticketId}/why?field=tags`);
    expect(tags).toMatchObject({
      valueText: '“black-picture”',
      steps: [{ sentence: expect.stringContaining('added “black-picture”') as string }, {}],
    });
    const comments = await world.ask<WhyView>('GET', `/tickets/${ticketId}/why?field=comments`);
    expect(comments.steps.map(({ sentence }) => sentence)).toEqual([
      'The rule “Black picture is urgent”, version 1, wrote to the requester.',
      'A former user wrote to the requester.',
    ]);
    expect((await world.send('admin', 'GET', `/tickets/${ticketId}/why?field=colour`)).status).toBe(400);
    expect((await world.send('agent', 'GET', `/tickets/${ticketId}/why?field=tags`)).status).toBe(404);
  });

  it('is followed up and down its chain', async () => {
    const { ticketId, decision } = await run();
    const second = await world.publish(
      onTag('black-picture', { name: 'Second', actions: [{ id: 'n', type: 'ticket.note', params: { text: 'Dark' } }] }),
    );
    const other = await world.open('urgent black picture');
    const [last] = (await world.decisions(other)).filter(({ rule }) => rule.id === second.id);
    const chain = await world.ask<ChainView>('GET', `/decisions/${last?.id}/chain`);
    expect(
      chain.nodes.map(({ level, kind, label, actor, depth }) => `${'  '.repeat(level)}${kind} ${label} ${actor?.name ?? ''} ${depth}`),
    ).toEqual([
      'event Opened Former user 0',
      '  run Black picture is urgent  0',
      '    event Priority changed Black picture is urgent 1',
      '    event Tagged Black picture is urgent 1',
      '      run Second  1',
      '        event Commented Second 2',
      '    event Team assigned Black picture is urgent 1',
      '    event Commented Black picture is urgent 1',
      'event Commented Former user 0',
    ]);
    expect(chain.focusId).toBe(`run:${last?.id}`);
    expect(await world.ask('GET', `/tickets/${ticketId}/chains/${decision.correlationId}`)).toMatchObject({ focusId: null });
    expect((await world.send('admin', 'GET', `/tickets/${ticketId}/chains/none`)).status).toBe(404);
    expect((await world.send('agent', 'GET', `/decisions/${decision.id}/chain`)).status).toBe(404);
  });

  it('is listed by outcome, with counts', async () => {
    const { ruleId } = await run();
    await world.open('Hello');
    const runs = await world.ask<RunList>('GET', `/rules/${ruleId}/runs?outcome=fired`);
    expect(runs.items).toMatchObject([{ outcome: 'fired', ticket: { number: 'T-1001' } }]);
    expect(runs.counts).toMatchObject({ fired: 1, guarded: 0, error: 0 });
    expect((await world.send('admin', 'GET', `/rules/${ruleId}/runs?outcome=lost`)).status).toBe(400);
  });
});
