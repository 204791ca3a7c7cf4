import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { BacktestRow, BacktestView } from '@casewright/contracts';
import { Realtime, RehearseApi, RulesApi, Session, problemFrom } from '@casewright/data-access';
import { Subject } from 'rxjs';
import { newRule } from '../editor/new-rule';
import { BacktestPage } from './backtest.page';

const row: BacktestRow = {
  ...{ id: 'b1', ruleId: 'r1', status: 'running', version: 2, message: null, finishedAt: null },
  ...{ from: '2026-02-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z', createdAt: '2026-03-02T10:00:00.000Z' },
  progress: { events: 120, share: 0.25 },
  createdBy: { kind: 'user', id: 'u1', version: null, name: 'Ada' },
};
const running: BacktestView = { ...row, result: null };
const done: BacktestView = {
  ...running,
  ...{ status: 'done', progress: { events: 480, share: 1 } },
  result: {
    ...{
      events: 480,
      tickets: 90,
      timed: null,
      days: [],
      changes: [],
      effects: [],
      others: [],
      unknowable: ['What people did next is as it happened.'],
    },
    ...{ fires: { draft: 7, active: 5 }, guarded: { draft: 0, active: 0 }, errors: { draft: 0, active: 0 } },
    ...{ added: { count: 2, samples: [] }, removed: { count: 0, samples: [] } },
  },
};

describe('the backtest page', () => {
  const realtime = { roomChanged: new Subject<{ room: string }>(), returned: new Subject<void>(), join: jest.fn(), left: jest.fn() };
  const api = { backtests: jest.fn(), backtest: jest.fn(), startBacktest: jest.fn(), cancelBacktest: jest.fn() };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.resetAllMocks();
    realtime.join.mockReturnValue(realtime.left);
    api.backtests.mockResolvedValue({ items: [row], nextCursor: null });
    api.backtest.mockResolvedValue(running);
  });
  afterEach(() => jest.useRealTimers());

  async function show(permissions: readonly string[] = ['rule.view', 'rule.edit']) {
    const held = new Set(permissions);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: RehearseApi, useValue: api },
        { provide: RulesApi, useValue: { draft: () => Promise.resolve({ ruleId: 'r1', content: newRule, problems: [] }) } },
        { provide: Realtime, useValue: realtime },
        { provide: Session, useValue: { permissions: () => held } },
      ],
    });
    const fixture = TestBed.createComponent(BacktestPage);
    fixture.componentRef.setInput('ruleId', 'r1');
    const pass = async (milliseconds = 0) => {
      await jest.advanceTimersByTimeAsync(milliseconds);
      fixture.detectChanges();
    };
    fixture.detectChanges();
    await pass(300);
    const element = fixture.nativeElement as HTMLElement;
    const press = async (label: string) => {
      [...element.querySelectorAll('button')].find(({ textContent }) => textContent.trim().startsWith(label))?.click();
      await pass();
    };
    return { fixture, element, pass, press, text: () => element.textContent.replace(/\s+/g, ' ') };
  }
  const tell = () => realtime.roomChanged.next({ room: 'backtest:b1' });

  it('follows one that runs as the socket tells of it, and lets go when it has ended', async () => {
    const { text, pass } = await show();
    expect(realtime.join).toHaveBeenCalledWith('backtest:b1');
    expect(text()).toContain('120 events, 25 %');
    expect(text()).toContain('1 Feb 2026 – 2 Mar 2026, against version 2, started by Ada');
    api.backtest.mockResolvedValue({ ...running, progress: { events: 240, share: 0.5 } });
    realtime.roomChanged.next({ room: 'backtest:another' });
    await pass(500);
    expect(text()).toContain('25 %');
    tell();
    await pass(500);
    expect(text()).toContain('240 events, 50 %');
    api.backtest.mockResolvedValue(done);
    tell();
    await pass(500);
    expect(text()).toContain('Done');
    expect(text()).toContain('480 events of 90 tickets');
    expect(realtime.left).toHaveBeenCalledTimes(1);
    const asked = api.backtest.mock.calls.length;
    await pass(60_000);
    expect(api.backtest).toHaveBeenCalledTimes(asked);
    // The chart is compiled when it is first drawn.
  }, 30_000);

  it('asks by itself where the socket says nothing', async () => {
    const { text, pass } = await show();
    api.backtest.mockResolvedValue(done);
    await pass(2_500);
    expect(text()).toContain('Done');
  });

  it('begins one over the stretch that was chosen, and names why it cannot', async () => {
    api.backtests.mockResolvedValue({ items: [], nextCursor: null });
    api.startBacktest.mockRejectedValueOnce(problemFrom(409, { detail: 'Only rules that act at once on events can be replayed.' }));
    const { text, press } = await show();
    expect(text()).toContain('Not replayed yet');
    await press('Start');
    expect(text()).toContain('Only rules that act at once on events can be replayed.');
    api.startBacktest.mockResolvedValue(running);
    await press('Start');
    expect(api.startBacktest).toHaveBeenLastCalledWith('r1', expect.any(String), expect.any(String));
    expect(text()).toContain('Running');
    expect(text()).not.toContain('Only rules that act');
  });

  it('can be cancelled while it runs', async () => {
    api.cancelBacktest.mockResolvedValue({ ...running, status: 'cancelled' });
    const { text, press } = await show();
    await press('Cancel');
    expect(api.cancelBacktest).toHaveBeenCalledWith('b1');
    expect(text()).toContain('Cancelled');
    expect(realtime.left).toHaveBeenCalledTimes(1);
  });

  it('has no levers for whoever may only look, and lets go when it is left', async () => {
    const { text, fixture } = await show(['rule.view']);
    expect(text()).not.toContain('Start');
    expect(text()).not.toContain('Cancel');
    fixture.destroy();
    expect(realtime.left).toHaveBeenCalledTimes(1);
  });
});
