import type { RuleCatalogView, RuleContentInput, RuleHealthView, TryView } from '@casewright/contracts';
import { Deliveries } from '@casewright/jobs';
import { ActionRefused, definePlugin, type RuleActionCall } from '@casewright/plugin-sdk';
import { install } from '@casewright/plugins';
import { z } from 'zod';
import { RuleWorld } from './rule-world';

const calls: RuleActionCall[] = [];
/** What the next calls do, one after the other; they succeed after that. */
const failures: Error[] = [];

const pager = definePlugin({
  name: 'pager',
  version: '1.0.0',
  description: 'Calls somebody',
  options: z.strictObject({}),
  capabilities: {
    'action.page': () => ({
      label: 'Page somebody',
      params: z.strictObject({ number: z.string().regex(/^\d{3,10}$/, 'Give three to ten digits'), text: z.string().min(1) }),
      parameters: [
        { name: 'number', label: 'Number', input: 'line' },
        { name: 'text', label: 'Text', input: 'text' },
      ],
      run: (call) => {
        calls.push(call);
        const failure = failures.shift();
        return failure ? Promise.reject(failure) : Promise.resolve('taken');
      },
    }),
  },
});

const rule = (params: Record<string, unknown>, type = 'action.page'): RuleContentInput => ({
  name: 'Page',
  order: { phase: 'notify', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.number', operator: 'greaterThan', value: 0 }] },
  actions: [{ id: 'a1', type, params }],
});
const good = { number: '112', text: '{{ticket.number}}: {{ticket.subject}}' };

describe('what plugins do for rules', () => {
  let world: RuleWorld;
  let sample: { readonly ticketId: string; readonly eventId: string };
  beforeAll(async () => {
    world = await RuleWorld.create({ installations: [install(pager, () => ({}), {})] });
    // What reaches somebody outside is published with a test in which it fires.
    const ticketId = await world.open('Before');
    sample = { ticketId, eventId: (await world.events(ticketId))[0]?.eventId ?? '' };
    await world.publish({ ...rule(good), tests: [{ ...sample, expect: { fires: true } }] });
  });
  beforeEach(() => {
    calls.splice(0);
    failures.splice(0);
  });
  afterAll(() => world.test.close());

  const problems = (content: RuleContentInput) => world.ask('POST', '/rules/check', content);
  const deliveries = () => world.test.get(Deliveries);

  it('stands in the catalog with its parameters', async () => {
    const { actions } = await world.ask<RuleCatalogView>('GET', '/rules/catalog');
    expect(actions.find(({ type }) => type === 'action.page')).toMatchObject({
      ...{ label: 'Page somebody', external: true, reversible: false, permission: 'rule.publish' },
      parameters: [
        { name: 'number', input: 'line-template' },
        { name: 'text', input: 'template' },
      ],
    });
  });

  it('is refused with a pointer where no plugin can do it, or would not take it', async () => {
    expect(await problems(rule(good, 'action.dance'))).toMatchObject({ problems: [{ pointer: '/actions/0/type' }] });
    expect(await problems(rule({ ...good, number: 'Ada' }))).toEqual({
      problems: [{ pointer: '/actions/0/params/number', message: 'Give three to ten digits.' }],
    });
    expect(await problems(rule({ ...good, text: '{{secret}}' }))).toMatchObject({ problems: [{ pointer: '/actions/0/params/text' }] });
  });

  it('is named by health where it tells about people', async () => {
    const { findings } = await world.ask<RuleHealthView>('GET', '/rules/health');
    expect(findings.filter(({ kind }) => kind === 'personal-outside')).toMatchObject([
      { pointer: '/actions/0/params/text', reason: 'It tells a plugin “Subject”: text about people leaves the program.' },
    ]);
  });

  it('is shown beforehand with texts filled in as the plugin would get them, or why it would not take them', async () => {
    const { id } = await world.ask<{ id: string }>('POST', '/rules', rule(good));
    const shown = async (content: RuleContentInput, overrides = {}) =>
      (await world.ask<TryView>('POST', `/rules/${id}/try`, { ...sample, content, overrides })).decisions[0]?.actions[0]?.texts;
    expect(await shown(rule(good))).toEqual([
      { label: 'Number', text: '112' },
      { label: 'Text', text: 'T-1001: Before' },
    ]);
    const empty = rule({ ...good, text: '{{ticket.subject}}' });
    expect(await shown(empty, { 'ticket.subject': '' })).toEqual([
      { label: 'Nothing would be sent', text: expect.stringMatching(/^The plugin does not take this: /) as string },
    ]);
    expect(calls).toEqual([]);
  });

  it('is done with texts filled in, by the same id at each attempt, and once', async () => {
    const ticketId = await world.open('Lamp');
    const [waiting] = await deliveries().list({ limit: 5 });
    expect(JSON.stringify(waiting?.payload)).not.toContain('Lamp');
    failures.push(new Error('The line is busy'));
    await deliveries().runDue();
    world.clock.advance(3_600_000);
    await deliveries().runDue();
    expect(calls).toHaveLength(2);
    expect(calls[1]).toMatchObject({ params: { number: '112', text: expect.stringMatching(/^T-\d+: Lamp$/) }, ticket: { id: ticketId } });
    expect(calls[0]?.id).toBe(calls[1]?.id);
    expect(await deliveries().find(waiting?.id ?? '')).toMatchObject({ status: 'delivered', receipt: 'taken', attempts: 2 });
    expect((await world.decisions(ticketId))[0]?.actions).toMatchObject([{ label: 'Page somebody', status: 'done' }]);
  });

  it('is a dead letter where the plugin refuses', async () => {
    failures.push(new ActionRefused('There is no such number'));
    await world.open('Lamp');
    await deliveries().runDue();
    expect((await deliveries().list({ limit: 1 }))[0]).toMatchObject({ status: 'dead', error: 'There is no such number' });
  });
});
