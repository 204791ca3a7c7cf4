import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SlaRehearsalResult, SlaRehearsalView } from '@casewright/contracts';
import { Realtime, Session, SlaRehearsalsApi, problemFrom } from '@casewright/data-access';
import { Chart } from '@casewright/ui';
import { Subject } from 'rxjs';
import { RehearsalOutcome } from './rehearsal-outcome';
import { RehearsePage } from './rehearse.page';
import { RehearsedDraft } from './rehearsed-draft';

/** jsdom has no canvas: what is drawn is looked at in the journeys. */
@Component({ selector: 'cw-chart', template: '' })
class NoChart {
  readonly label = input('');
  readonly config = input<unknown>();
}

const figures = (met: number, breached: number) => ({ met, breached, excused: 0, running: 0, attainment: met / (met + breached) });
const sides = { recorded: figures(9, 1), draft: figures(8, 2) };
const running: SlaRehearsalView = {
  ...{ id: 'r1', status: 'running', kind: 'reorder-policies', subject: null, message: null, finishedAt: null, result: null },
  ...{ from: '2026-02-01T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z', createdAt: '2026-03-02T10:00:00.000Z' },
  progress: { tickets: 120, share: 0.25 },
  createdBy: { kind: 'user', id: 'u1', version: null, name: 'Ada' },
};
const sample = {
  ...{ ticketId: 't1', ticket: { id: 't1', number: 'T-1001', subject: 'Black picture' }, target: 'first-reply' as const, episode: 1 },
  ...{ recorded: { standing: 'met' as const, dueAt: null }, draft: { standing: 'breached' as const, dueAt: null } },
};
const result: SlaRehearsalResult = {
  ...{
    tickets: 300,
    underEarlier: 4,
    total: sides,
    targets: [{ target: 'first-reply', ...sides }],
    days: [{ day: '2026-02-03', ...sides }],
  },
  ...{ teams: [{ team: null, ...sides }], priorities: [{ priority: 'high', ...sides }] },
  ...{ added: { count: 70, samples: [sample] }, removed: { count: 0, samples: [] } },
};
const done: SlaRehearsalView = { ...running, status: 'done', progress: { tickets: 300, share: 1 }, result };

describe('the page of rehearsals', () => {
  const realtime = { roomChanged: new Subject<{ room: string }>(), returned: new Subject<void>(), join: jest.fn(), left: jest.fn() };
  const api = { list: jest.fn(), find: jest.fn(), start: jest.fn(), cancel: jest.fn() };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.resetAllMocks();
    sessionStorage.clear();
    realtime.join.mockReturnValue(realtime.left);
    api.list.mockResolvedValue({ items: [], nextCursor: null });
  });
  afterEach(() => jest.useRealTimers());

  async function show(carried: 'a draft' | 'nothing', permissions: readonly string[] = ['sla.view', 'sla.edit']) {
    const held = new Set(permissions);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: SlaRehearsalsApi, useValue: api },
        { provide: Realtime, useValue: realtime },
        { provide: Session, useValue: { permissions: () => held } },
      ],
    });
    TestBed.overrideComponent(RehearsalOutcome, { remove: { imports: [Chart] }, add: { imports: [NoChart] } });
    if (carried === 'a draft') TestBed.inject(RehearsedDraft).carry({ kind: 'reorder-policies', ids: [] }, '/sla');
    const fixture = TestBed.createComponent(RehearsePage);
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
    return { fixture, pass, press, text: () => element.textContent.replace(/\s+/g, ' ') };
  }

  it('says where drafts come from while there is none', async () => {
    const { text } = await show('nothing');
    expect(text()).toContain('Nothing to rehearse');
    expect(text()).not.toContain('Start');
  });

  it('rehearses what was carried, follows it, and shows then against now', async () => {
    api.start.mockResolvedValue(running);
    api.find.mockResolvedValue(running);
    const { text, press, pass } = await show('a draft');
    expect(text()).toContain('Another order of the policies');
    expect(text()).toContain('Not rehearsed yet');
    await press('Start');
    expect(api.start).toHaveBeenCalledWith({ kind: 'reorder-policies', ids: [] }, 30);
    expect(realtime.join).toHaveBeenCalledWith('sla-rehearsal:r1');
    expect(text()).toContain('120 tickets, 25 %');
    api.find.mockResolvedValue(done);
    api.list.mockResolvedValue({ items: [done], nextCursor: null });
    realtime.roomChanged.next({ room: 'sla-rehearsal:r1' });
    await pass(500);
    for (const words of ['Kept, as recorded90 %', '80 % −10 points', 'Breaches added70', '300 tickets', 'The newest 1.', 'T-1001'])
      expect(text()).toContain(words);
    expect(text()).toContain('4 of these tickets were counted by versions that are not in force any more');
    expect(text()).toContain('Earlier ones');
    expect(realtime.left).toHaveBeenCalledTimes(1);
  });

  it('can be cancelled, and says why a draft cannot be rehearsed', async () => {
    api.start.mockRejectedValueOnce(problemFrom(422, { detail: 'There is no such calendar.' }));
    const { text, press } = await show('a draft');
    await press('Start');
    expect(text()).toContain('There is no such calendar.');
    api.start.mockResolvedValue(running);
    api.find.mockResolvedValue(running);
    api.cancel.mockResolvedValue({ ...running, status: 'cancelled' });
    await press('Start');
    expect(text()).not.toContain('There is no such calendar.');
    await press('Cancel');
    expect(api.cancel).toHaveBeenCalledWith('r1');
    expect(text()).toContain('Cancelled');
  });

  it('has no levers for whoever may only look', async () => {
    const { text } = await show('a draft', ['sla.view']);
    expect(text()).not.toContain('Start');
  });
});
