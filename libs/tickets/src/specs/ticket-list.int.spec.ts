import { rolePermissions, TicketSort, type ListTickets, type Role, type TicketList } from '@casewright/contracts';
import { idFrom, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import fc from 'fast-check';
import { sees, ticketAccess, type AccessFacts } from '../domain';
import { accessCriteria } from '../read-model/access-criteria';
import { Bindings } from '../read-model/bindings';
import { createTicketWorld, type TicketWorld } from './ticket-world';

const ids = ['a', 'b', 'c'].map((name) => idFrom(name));
const id = fc.constantFrom(...ids);
const anybody: fc.Arbitrary<Principal> = fc
  .record({
    userId: id,
    role: fc.constantFrom<Role>('admin', 'manager', 'agent', 'engineer', 'customer'),
    teamIds: fc.uniqueArray(id),
    personId: fc.option(id),
  })
  .map((who) => ({ ...who, sessionId: 's', permissions: new Set(rolePermissions[who.role]) }));
const someFacts: fc.Arbitrary<AccessFacts> = fc.record({
  teamId: fc.option(id),
  assigneeId: fc.option(id),
  followerIds: fc.uniqueArray(id),
  requesterId: id,
});

describe('the queue', () => {
  let world: TicketWorld;

  beforeAll(async () => {
    world = await createTicketWorld();
    const { company } = world;
    const [agent] = await company.activeAgents().then((all) => all.filter(({ name }) => name === 'agent'));
    await world.open({
      subject: 'Lamp of the NP-2000 flickers',
      priority: 'urgent',
      teamId: company.team('projectors'),
      tags: ['lamp', 'hall-1'],
    });
    await world.open({ subject: 'Größe der Leinwand', priority: 'low', requester: { email: 'bob@customer.test', name: 'Bob' } });
    await world.open({ subject: 'Remote lost', teamId: company.team('field'), type: 'task', tags: ['lamp'] });
    await world.open({ subject: 'Cable', body: 'support@demo.test wrote: cable 12 is torn', assigneeId: agent?.id, severity: 'S3' });
    await world.test.catchUp();
  });
  afterAll(() => world.test.close());

  const list = async (who: string, query: Partial<Record<keyof ListTickets, string>> = {}) => {
    const answer = await world.send(who, 'GET', `/tickets?${new URLSearchParams(query as Record<string, string>).toString()}`);
    expect(answer.status).toBe(200);
    return answer.body as unknown as TicketList;
  };
  const subjects = async (who: string, query: Partial<Record<keyof ListTickets, string>> = {}) =>
    (await list(who, query)).items.map(({ subject }) => subject.split(' ')[0]).sort();

  it.each([
    [{ priority: 'urgent,low' }, ['Größe', 'Lamp']],
    [{ tag: 'lamp' }, ['Lamp', 'Remote']],
    [{ tag: 'lamp,hall-1' }, ['Lamp']],
    [{ type: 'task' }, ['Remote']],
    [{ teamId: 'none' }, ['Cable', 'Größe']],
    [{ assigneeId: 'none' }, ['Größe', 'Lamp', 'Remote']],
    [{ category: 'open' }, []],
    [{ status: 'new', channel: 'api' }, ['Cable', 'Größe', 'Lamp', 'Remote']],
    [{ createdFrom: '2026-01-06T00:00:00Z' }, []],
    [{ sla: 'breached' }, []],
    [{ q: 'lamp' }, ['Lamp']],
    [{ q: 'LAMPE' }, []],
    [{ q: 'grosse lein' }, ['Größe']],
    [{ q: 'np-2000' }, ['Lamp']],
    [{ q: 'torn support@demo.test' }, ['Cable']],
    [{ q: 'hall flick' }, ['Lamp']],
    [{ q: 'bob@customer' }, ['Größe']],
    [{ q: `'!&|:* ( ŉ ½ \\` }, []],
  ])('filters by %j', async (query, expected) => expect(await subjects('admin', query)).toEqual(expected));

  it('knows what "me" and "mine" are', async () => {
    expect(await subjects('agent', { assigneeId: 'me' })).toEqual(['Cable']);
    expect(await subjects('agent', { teamId: 'mine' })).toEqual(['Lamp']);
  });

  it('finds by number', async () => {
    const [first] = (await list('admin', { sort: 'number' })).items;
    for (const q of [String(first?.number), `T-${first?.number}`, ` t${first?.number}`]) {
      expect((await list('admin', { q })).items.map(({ id: found }) => found)).toContain(first?.id);
    }
  });

  it.each(TicketSort.options)('pages by %s without losing or repeating any', async (sort) => {
    const all = (await list('admin', { sort })).items.map((item) => item.id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: TicketList = await list('admin', { sort, limit: '1', ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    expect(new Set(paged).size).toBe(4);
    const reversed = (await list('admin', { sort: (sort.startsWith('-') ? sort.slice(1) : `-${sort}`) as TicketSort })).items.map(
      (item) => item.id,
    );
    expect(reversed).toEqual([...all].reverse());
  });

  it('counts what the tabs show', async () => {
    expect((await world.send('agent', 'GET', '/tickets/counts')).body).toEqual({
      ...{ all: 3, mine: 1, unassigned: 2, team: 1, overdue: 0, snoozed: 0 },
      byCategory: { new: 3, open: 0, pending: 0, 'on-hold': 0 },
    });
  });

  it.each([
    ['sort=subject', '/sort'],
    ['priority=highest', '/priority/0'],
    ['limit=0', '/limit'],
    ['limit=1000', '/limit'],
    ['teamId=mine,x', '/teamId/1'],
    ['colour=red', '/colour'],
    ['q=%00', '/q'],
    [`q=${'x'.repeat(201)}`, '/q'],
    ['createdFrom=yesterday', '/createdFrom'],
  ])('refuses %s with a pointer', async (query, pointer) => {
    const answer = await world.send('agent', 'GET', `/tickets?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it('refuses forged cursors and those of another sort', async () => {
    const { nextCursor } = await list('admin', { sort: 'number', limit: '1' });
    for (const cursor of ['x', `${nextCursor}x`, Buffer.from('{}').toString('base64url')]) {
      expect(await world.send('admin', 'GET', `/tickets?sort=number&cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'request.cursor' },
      });
    }
    expect(await world.send('admin', 'GET', `/tickets?sort=-number&cursor=${nextCursor}`)).toMatchObject({
      status: 400,
      body: { code: 'request.cursor' },
    });
  });

  it('reads the policy alike as predicate and as SQL', async () => {
    const database = world.test.get(Database);
    await fc.assert(
      fc.asyncProperty(anybody, fc.array(someFacts, { minLength: 1, maxLength: 20 }), async (principal, rows) => {
        const access = ticketAccess(principal);
        const bindings = new Bindings();
        const given = bindings.bind(
          JSON.stringify(
            rows.map((row, index) => ({
              index,
              team_id: row.teamId,
              assignee_id: row.assigneeId,
              follower_ids: row.followerIds,
              requester_id: row.requesterId,
            })),
          ),
        );
        const seen = await database.query<{ index: number }>(
          `select index from jsonb_to_recordset(${given}::jsonb) as t (index int, team_id uuid, assignee_id uuid, follower_ids uuid[], requester_id uuid)
           where ${accessCriteria(access, bindings)} order by index`,
          bindings.values,
        );
        expect(seen.map(({ index }) => index)).toEqual(rows.flatMap((row, index) => (sees(access, row) ? [index] : [])));
      }),
      { numRuns: 200 },
    );
  });
});
