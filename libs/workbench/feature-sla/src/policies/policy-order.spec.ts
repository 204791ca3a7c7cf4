import { TestBed } from '@angular/core/testing';
import type { SlaPolicyList, SlaPolicyView } from '@casewright/contracts';
import { SlaAdminApi, problemFrom } from '@casewright/data-access';
import { PolicyOrder } from './policy-order';

const listOf = (version: number, ...ids: string[]): SlaPolicyList => ({
  version,
  items: ids.map((id) => ({ id, name: id }) as SlaPolicyView),
  nextCursor: null,
});

describe('the order of the policies', () => {
  let there: SlaPolicyList;
  const api = {
    policies: jest.fn(() => Promise.resolve(there)),
    orderPolicies: jest.fn((ids: string[], _effect: string, version: number) => {
      if (version !== there.version) return Promise.reject(problemFrom(412, { code: 'version.stale', detail: 'Stale.' }));
      there = listOf(version + 1, ...ids);
      return Promise.resolve(there);
    }),
  };

  beforeEach(() => {
    jest.clearAllMocks();
    there = listOf(3, 'a', 'b', 'c');
  });

  async function opened() {
    TestBed.configureTestingModule({ providers: [PolicyOrder, { provide: SlaAdminApi, useValue: api }] });
    const order = TestBed.inject(PolicyOrder);
    await order.load();
    return { order, shown: () => order.policies().map(({ id }) => id) };
  }

  it('is moved on the screen only until it is saved, on the version that was read', async () => {
    const { order, shown } = await opened();
    order.move(0, 1);
    expect([shown(), order.question()]).toEqual([['b', 'a', 'c'], { kind: 'reorder-policies', ids: ['b', 'a', 'c'] }]);
    order.move(1, 0);
    expect(order.question()).toBeNull();
    order.move(2, 3);
    expect(shown()).toEqual(['a', 'b', 'c']);
    order.move(0, 2);
    expect(await order.save('remaining-time')).toBe(true);
    expect(api.orderPolicies).toHaveBeenCalledWith(['b', 'c', 'a'], 'remaining-time', 3);
    expect([shown(), order.question()]).toEqual([['b', 'c', 'a'], null]);
  });

  it('stays as it is written where somebody else was faster, until one says whose stays', async () => {
    const { order, shown } = await opened();
    order.move(0, 2);
    there = listOf(5, 'c', 'b', 'd');
    expect(await order.save('remaining-time')).toBe(false);
    expect([order.isStale(), shown(), order.question()]).toEqual([true, ['b', 'c', 'a'], null]);
    expect(await order.insist()).toBe(true);
    expect(api.orderPolicies).toHaveBeenLastCalledWith(['b', 'c', 'd'], 'remaining-time', 5);
    expect([order.isStale(), shown()]).toEqual([false, ['b', 'c', 'd']]);

    order.move(0, 1);
    there = listOf(9, 'd', 'c');
    expect(await order.save('new-tickets')).toBe(false);
    expect(await order.reload()).toBe(true);
    expect([order.isStale(), shown()]).toEqual([false, ['d', 'c']]);
  });

  it('says what else the server refused, and keeps what is written', async () => {
    const { order, shown } = await opened();
    order.move(0, 1);
    api.orderPolicies.mockImplementationOnce(() => Promise.reject(problemFrom(409, { code: 'state.conflict', detail: 'Not so.' })));
    expect(await order.save('new-tickets')).toBe(false);
    expect([order.refusal()?.message, order.isStale(), shown()]).toEqual(['Not so.', false, ['b', 'a', 'c']]);
    order.keep();
    expect([order.refusal(), shown()]).toEqual([null, ['a', 'b', 'c']]);
  });

  it('says that it could not be read', async () => {
    api.policies.mockImplementationOnce(() => Promise.reject(problemFrom(500, {})));
    const { order } = await opened();
    expect(order.loading().state).toBe('failed');
  });
});
