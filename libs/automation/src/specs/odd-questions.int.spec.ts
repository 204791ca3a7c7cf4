import type { RuleDetailView } from '@casewright/contracts';
import { newId } from '@casewright/kernel';
import fc from 'fast-check';
import { RuleWorld } from './rule-world';
import { blackPicture, onTag } from './sample-rules';

const malformed = [
  'none',
  '0',
  '-1',
  'null',
  '%00',
  '../../rules',
  "'; drop table automation.rules; --",
  '😀',
  'x'.repeat(5_000),
  ' ',
  '{}',
];

describe('questions about why, why not and runs', () => {
  let world: RuleWorld;
  /** What a question can name, right or wrong. */
  let known: { seen: string; unseen: string; live: string; draft: string; archived: string; shadow: string; events: string[] };

  beforeAll(async () => {
    world = await RuleWorld.create();
    const { id: live } = await world.publish(blackPicture);
    const { id: archived } = await world.publish(onTag('vip', {}));
    const { id: draft } = await world.ask<RuleDetailView>('POST', '/rules', onTag('dark', {}));
    const { id: shadow } = await world.ask<RuleDetailView>('POST', '/rules', onTag('again', {}));
    await world.ask('POST', `/rules/${shadow}/publish`, { reason: 'Watch it', as: 'shadow' });
    const [seen, unseen] = [await world.open('urgent black picture'), await world.open('urgent black picture')];
    await world.act({ type: 'ticket.tag', data: { ticketId: seen, tag: 'vip' } });
    await world.ask('POST', `/rules/${archived}/archive`, { reason: 'Over' });
    world.doors.openToAgents.add(seen);
    const events = [...(await world.events(seen)), ...(await world.events(unseen))].map(({ eventId }) => eventId);
    known = { seen, unseen, live, draft, archived, shadow, events };
  });
  afterAll(() => world.test.close());

  const asked = { numRuns: 150, endOnFailure: true };
  /** A path in which what is not sent as it is would change the address. */
  const part = encodeURIComponent;
  const query = (parameters: Record<string, string | undefined>) =>
    Object.entries(parameters)
      .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${part(value)}`]))
      .join('&');
  const tickets = () => fc.constantFrom(known.seen, known.unseen, newId(), known.live, ...malformed);
  const rules = () => fc.constantFrom(known.live, known.draft, known.archived, known.shadow, known.seen, newId(), ...malformed);
  const events = () => fc.constantFrom(undefined, ...known.events, newId(), ...malformed);
  const readers = fc.constantFrom('admin', 'agent', 'customer');

  async function answers(as: string, path: string) {
    const { status, body } = await world.send(as, 'GET', path);
    expect([200, 400, 403, 404]).toContain(status);
    if (status !== 200) expect(body).toMatchObject({ code: expect.any(String) as string, detail: expect.any(String) as string });
    return status;
  }
  it('why not: a rule or event that does not belong there is refused, another one’s ticket is not there, and nothing fails', async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(readers, tickets(), rules(), events(), async (as, ticket, ruleId, eventId) => {
        const status = await answers(as, `/tickets/${part(ticket)}/why-not?${query({ ruleId, eventId })}`);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (as === 'customer') return expect([400, 403]).toContain(status);
        // The stand-in for tickets shows an admin all there is, and what there is not.
        if (status === 200 && as === 'agent') expect(ticket).toBe(known.seen);
      }),
      // Few questions made at random fit together, so one that does is asked in any case.
      { ...asked, numRuns: 400, examples: [['admin', known.seen, known.live, undefined]] },
    );
    expect([...statuses.keys()].sort()).toEqual([200, 400, 403, 404]);
  });

  it('why not: each rule has its answer on each event of the ticket, and an event of another ticket has none', async () => {
    const own = (await world.events(known.seen)).map(({ eventId }) => eventId);
    for (const ruleId of [known.live, known.draft, known.archived, known.shadow]) {
      for (const eventId of known.events) {
        const status = await answers('admin', `/tickets/${known.seen}/why-not?${query({ ruleId, eventId })}`);
        expect(status).toBe(own.includes(eventId) ? 200 : 404);
      }
    }
    expect(await world.whyNot(known.seen, known.draft)).toMatchObject({ verdict: 'not-published' });
    const tagged = (await world.events(known.seen)).find(({ type }) => type === 'ticket.tagged')?.eventId ?? '';
    expect(await world.ask('GET', `/tickets/${known.seen}/why-not?${query({ ruleId: known.live, eventId: tagged })}`)).toMatchObject({
      verdict: 'no-event',
      sentence: 'The rule does not wait for “Tagged”.',
    });
    expect(await answers('admin', `/tickets/${known.seen}/why-not`)).toBe(400);
  });

  it('runs: an outcome, a number or a place in the list that cannot be is refused', async () => {
    const outcomes = fc.constantFrom(undefined, 'fired', 'guarded', 'no-match', 'error', 'stopped', 'trigger-rejected', ...malformed);
    const limits = fc.constantFrom(undefined, '1', '0', '-5', '1e9', '2.5', 'NaN', ...malformed);
    const places = fc.constantFrom(undefined, 'e30', 'bnVsbA', Buffer.from('{"at":"now","id":"x"}').toString('base64url'), ...malformed);
    await fc.assert(
      fc.asyncProperty(readers, rules(), outcomes, limits, places, async (as, rule, outcome, limit, cursor) => {
        const status = await answers(as, `/rules/${part(rule)}/runs?${query({ outcome, limit, cursor })}`);
        if (status === 200) expect([known.live, known.draft, known.archived, known.shadow]).toContain(rule);
      }),
      { ...asked, numRuns: 400 },
    );
    for (const rule of [known.live, known.draft, known.archived, known.shadow])
      expect(await answers('agent', `/rules/${rule}/runs`)).toBe(200);
  });

  it('why: a property that is none is refused, another one’s ticket is not there', async () => {
    const fields = fc.constantFrom(
      ...['priority', 'status', 'tags', 'comments', 'field.', 'field.none', 'field.__proto__', 'constructor', 'toString'],
      ...[...malformed, undefined],
    );
    await fc.assert(
      fc.asyncProperty(readers, tickets(), fields, async (as, ticket, field) => {
        const status = await answers(as, `/tickets/${part(ticket)}/why?${query({ field })}`);
        if (status === 200 && as === 'agent') expect(ticket).toBe(known.seen);
      }),
      { ...asked, numRuns: 400 },
    );
    expect(await answers('agent', `/tickets/${known.seen}/why?field=priority`)).toBe(200);
    expect(await answers('agent', `/tickets/${known.unseen}/why?field=priority`)).toBe(404);
  });
});
