import { TicketFigures, type TicketGrouping } from '@casewright/contracts';
import { Authenticator } from '@casewright/http';
import { createTicketWorld, type TicketWorld } from './ticket-world';

describe('ticket figures', () => {
  let world: TicketWorld;

  beforeAll(async () => {
    world = await createTicketWorld();
    const [projectors, field] = [world.company.team('projectors'), world.company.team('field')];
    await world.open({ teamId: projectors, priority: 'urgent' });
    await world.open({ teamId: projectors, priority: 'low' });
    await world.open({ teamId: field, priority: 'urgent' });
    const { id } = await world.open({ teamId: projectors });
    await world.send('agent', 'POST', `/tickets/${id}/take`);
    await world.send('agent', 'PATCH', `/tickets/${id}`, { status: 'solved' });
    await world.open();
    await world.test.catchUp();
  });
  afterAll(() => world.test.close());

  const count = async (as: string, filter: Record<string, string>, ...by: TicketGrouping[]) => {
    const principal = await world.test.get(Authenticator).authenticate(as);
    if (!principal) throw new Error(`${as} is unknown`);
    return world.test.get(TicketFigures).count(principal, filter, by);
  };
  const listed = async (as: string, filter: Record<string, string>) => {
    const { body } = await world.send(as, 'GET', `/tickets?${new URLSearchParams(filter).toString()}`);
    return (body['items'] as unknown[]).length;
  };

  it.each(['admin', 'agent', 'stranger', 'engineer'])('counts for %s exactly the rows that the queue shows', async (as) => {
    for (const { values, count: counted } of await count(as, { category: 'new,open' }, 'team', 'priority')) {
      const [team, priority] = values;
      expect(await listed(as, { category: 'new,open', teamId: team ?? 'none', priority: priority ?? '' })).toBe(counted);
    }
    const all = await count(as, {}, { opened: ['2026-01-01T00:00:00.000Z'] });
    expect(all.reduce((sum, group) => sum + group.count, 0)).toBe(await listed(as, {}));
  });

  it('groups by stretches of time, of which each begins with its first moment', async () => {
    const starts = ['2026-01-04T09:00:00.000Z', '2026-01-05T09:00:00.000Z', '2026-01-05T09:00:00.001Z'];
    expect(await count('admin', {}, { opened: starts })).toEqual([{ values: ['2'], count: 5 }]);
    expect(await count('admin', {}, { opened: starts.slice(2) })).toEqual([{ values: ['0'], count: 5 }]);
    expect(await count('admin', { solvedFrom: '2026-01-01T00:00:00.000Z' }, { solved: starts })).toEqual([{ values: ['2'], count: 1 }]);
    expect(await count('admin', { solvedFrom: '2026-01-06T00:00:00.000Z' }, { solved: starts })).toEqual([]);
  });
});
