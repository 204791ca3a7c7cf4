import { TestBed } from '@angular/core/testing';
import type { SlaChangeView } from '@casewright/contracts';
import { SlaChangesApi } from '@casewright/data-access';
import { LiveChange } from './live-change';

const change = (more: Partial<SlaChangeView>) =>
  ({ id: 'c1', effect: 'recompute', done: 1, total: 3, state: 'running', ...more }) as SlaChangeView;
const api = { list: jest.fn(), read: jest.fn() };

function made(newest: SlaChangeView) {
  api.list.mockResolvedValue({ items: [newest] });
  TestBed.configureTestingModule({ providers: [LiveChange, { provide: SlaChangesApi, useValue: api }] });
  return TestBed.inject(LiveChange);
}

describe('a change on its way to running clocks', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is asked for until it is through, and after a failure again', async () => {
    const live = made(change({}));
    await live.follow();
    expect(live.change()?.done).toBe(1);
    api.read.mockRejectedValueOnce(new Error('away')).mockResolvedValue(change({ done: 3, state: 'done' }));
    await jest.advanceTimersByTimeAsync(1000);
    expect(live.change()?.done).toBe(1);
    await jest.advanceTimersByTimeAsync(1000);
    expect(live.change()?.state).toBe('done');
    await jest.advanceTimersByTimeAsync(5000);
    expect(api.read).toHaveBeenCalledTimes(2);
  });

  it('is not shown where nothing was carried over, nor later once it is through', async () => {
    const silent = made(change({ effect: 'new-tickets', state: 'done', done: 0, total: 0 }));
    await silent.follow();
    expect(silent.change()).toBeNull();
    api.list.mockResolvedValue({ items: [change({ state: 'done' })] });
    await silent.look();
    expect(silent.change()).toBeNull();
  });
});
