import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { UpcomingBreachesView } from '@casewright/contracts';
import { Directory, Realtime, ReportsApi, Session } from '@casewright/data-access';
import { Chart } from '@casewright/ui';
import { Subject } from 'rxjs';
import { hoursSummary } from './hours-chart';
import { UpcomingPage } from './upcoming.page';

/** jsdom has no canvas: what is drawn is looked at in the journeys. */
@Component({ selector: 'cw-chart', template: '' })
class NoChart {
  readonly label = input('');
  readonly config = input<unknown>();
}

const hours = [
  { from: '2026-03-02T10:20:00.000Z', to: '2026-03-02T11:00:00.000Z', count: 1 },
  { from: '2026-03-02T11:00:00.000Z', to: '2026-03-02T12:00:00.000Z', count: 0 },
];
const ticket = {
  ...{ id: 't1', number: 1001, subject: 'Black picture', priority: 'high', team: null, assignee: null },
  requester: { id: 'p1', name: 'Bob', email: 'bob@kino.test' },
};
const view = {
  ...{ from: hours[0]?.from, to: hours[1]?.to, hours, total: 3 },
  items: [{ ticket, target: 'first-reply', dueAt: '2026-03-02T10:50:00.000Z' }],
} as unknown as UpcomingBreachesView;

describe('what is due soon', () => {
  const changed = new Subject<unknown>();
  const api = { upcomingBreaches: jest.fn() };

  async function show(answer: UpcomingBreachesView, permissions: readonly string[] = ['ticket.note']) {
    api.upcomingBreaches.mockReset().mockResolvedValue(answer);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ReportsApi, useValue: api },
        { provide: Realtime, useValue: { changed, returned: new Subject(), gone: new Subject(), join: () => () => undefined } },
        { provide: Session, useValue: { may: (permission: string) => permissions.includes(permission) } },
        { provide: Directory, useValue: { load: () => Promise.resolve(), teams: () => [] } },
      ],
    });
    TestBed.overrideComponent(UpcomingPage, { remove: { imports: [Chart] }, add: { imports: [NoChart] } });
    const fixture = TestBed.createComponent(UpcomingPage);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, element, text: () => element.textContent.replace(/\s+/g, ' ') };
  }

  it('lists the clocks with whom they are for, leads to their tickets, and says what it leaves out', async () => {
    const { element, text } = await show(view);
    expect(api.upcomingBreaches).toHaveBeenCalledWith(8, {});
    for (const words of ['First reply', '1001 Black picture', 'Bob', 'Nobody', 'No team', 'High', 'The first 1 of 3.'])
      expect(text()).toContain(words);
    expect(element.querySelector('tbody a')?.getAttribute('href')).toBe('/tickets/t1');
  });

  it('asks again when the queue changes', async () => {
    const { fixture } = await show(view);
    changed.next({});
    await fixture.whenStable();
    expect(api.upcomingBreaches).toHaveBeenCalledTimes(2);
  });

  it('says that nothing is due, and whom it is closed to', async () => {
    expect((await show({ ...view, total: 0, items: [] })).text()).toContain('Nothing is due in the next 8 hours');
    TestBed.resetTestingModule();
    expect((await show(view, [])).text()).toContain('You may not see this');
    expect(api.upcomingBreaches).not.toHaveBeenCalled();
  });

  it('has the hours in words for whoever cannot see the chart', () => {
    expect(hoursSummary(view)).toMatch(/^Clocks due by hour: from \d\d:\d\d 1\. The list has each of them\.$/);
  });
});
