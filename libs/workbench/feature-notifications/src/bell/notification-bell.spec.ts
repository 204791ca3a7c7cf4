import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { NotificationList, NotificationView, ReadNotifications } from '@casewright/contracts';
import { ApiProblem, NotificationsApi, Realtime, Session } from '@casewright/data-access';
import { Notices, PaletteSearch } from '@casewright/ui';
import { Subject } from 'rxjs';
import { NotificationBell } from './notification-bell';

@Component({ template: '' })
class AnyPage {}

const ticketId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const note = (id: string, minute: number, more: Partial<NotificationView> = {}): NotificationView => ({
  ...{ id, kind: 'answered', ticket: { id: ticketId, number: 'T-1042', subject: 'Projector' }, target: null, text: null, read: false },
  ...{ by: { kind: 'customer', id: 'p1', version: null, name: 'Ada Kino' }, at: `2026-01-05T09:0${minute}:00.000Z` },
  ...more,
});
const other = { ticket: { id: '018f0000-0000-7000-8000-000000000001', number: 'T-1043', subject: 'Lamp' } };
const page = (items: NotificationView[], nextCursor: string | null = null): NotificationList => ({
  ...{ items, nextCursor, unreadCount: items.filter(({ read }) => !read).length },
});

/** Everything that was promised has come and is drawn. */
async function settled(fixture: ComponentFixture<unknown>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
}

describe('the bell', () => {
  const api = {
    list: jest.fn<Promise<NotificationList>, [object]>(),
    read: jest.fn<Promise<{ unreadCount: number }>, [ReadNotifications]>(),
  };
  const notices = { refuse: jest.fn() };
  const realtime = { roomChanged: new Subject(), returned: new Subject(), join: jest.fn(() => () => undefined) };

  beforeEach(() => {
    jest.clearAllMocks();
    api.list.mockReset();
    api.read.mockReset().mockResolvedValue({ unreadCount: 0 });
  });
  afterEach(() => document.querySelector('.cdk-overlay-container')?.replaceChildren());

  async function show(...answers: (NotificationList | Error)[]) {
    for (const one of answers) {
      if (one instanceof Error) api.list.mockRejectedValueOnce(one);
      else api.list.mockResolvedValueOnce(one);
    }
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: AnyPage }]),
        { provide: NotificationsApi, useValue: api },
        { provide: Notices, useValue: notices },
        { provide: Realtime, useValue: realtime },
        { provide: Session, useValue: { me: signal({ id: 'u1' }) } },
      ],
    });
    const fixture = TestBed.createComponent(NotificationBell);
    await settled(fixture);
    const button = (fixture.nativeElement as HTMLElement).querySelector('button');
    const panel = () => document.querySelector<HTMLElement>('cw-notification-panel');
    const entries = () => [...(panel()?.querySelectorAll('a') ?? [])];
    const press = async (label: string) => {
      const found = [...(panel()?.querySelectorAll('button') ?? [])].find(
        (one) => one.textContent?.trim() === label || one.getAttribute('aria-label') === label,
      );
      found?.click();
      await settled(fixture);
    };
    const open = async () => {
      button?.click();
      await settled(fixture);
    };
    return { fixture, panel, entries, press, open, label: () => button?.getAttribute('aria-label'), words: () => panel()?.textContent };
  }

  it('says how much is new, opens with the newest, and goes to its ticket, which reads it', async () => {
    const { fixture, open, entries, panel, label } = await show(page([note('b', 5), note('a', 1, { read: true })]));
    expect(label()).toBe('Notifications, 1 unread');
    expect(realtime.join).toHaveBeenCalledWith('notifications:u1');
    await open();
    expect(entries().map((entry) => /Unread/.test(entry.textContent ?? ''))).toEqual([true, false]);
    expect(entries()[0]?.textContent).toContain('Ada Kino answered T-1042');
    expect(document.activeElement).toBe(entries()[0]);
    entries()[0]?.click();
    await settled(fixture);
    expect(TestBed.inject(Router).url).toBe(`/tickets/${ticketId}`);
    expect(api.read.mock.calls).toEqual([[{ ticketId }]]);
    expect([panel(), label()]).toEqual([null, 'Notifications']);
  });

  it('reads all up to the newest, and brings them back where that was refused', async () => {
    const list = page([note('b', 5), note('a', 1)]);
    const { open, press, label } = await show(list, list);
    await open();
    api.read.mockRejectedValueOnce(new ApiProblem(503, 'server.unavailable', 'Wait a moment.', null, []));
    await press('Mark all as read');
    expect(api.read).toHaveBeenCalledWith({ upTo: 'b' });
    expect([label(), notices.refuse.mock.calls.length]).toEqual(['Notifications, 2 unread', 1]);
    await press('Mark all as read');
    expect(label()).toBe('Notifications');
  });

  it('follows what happens, and keeps what was read on', async () => {
    const first = page([note('d', 5, other), note('c', 4, other)], 'more');
    const { fixture, open, press, entries } = await show(
      first,
      page([note('b', 2, other)]),
      page([note('e', 6, other), note('d', 5, other)], 'x'),
    );
    await open();
    await press('Show older ones');
    expect(api.list).toHaveBeenLastCalledWith({ limit: 30, cursor: 'more' });
    realtime.roomChanged.next({ room: 'notifications:somebody-else' });
    realtime.roomChanged.next({ room: 'notifications:u1' });
    await settled(fixture);
    expect(api.list).toHaveBeenCalledTimes(3);
    expect(entries()).toHaveLength(4);
  });

  it('reads by itself what happens to the ticket that is open', async () => {
    const { fixture } = await show(page([]), page([note('b', 5), note('a', 1, other)]));
    await TestBed.inject(Router).navigateByUrl(`/tickets/${ticketId}`);
    realtime.returned.next(undefined);
    await settled(fixture);
    expect(api.read.mock.calls).toEqual([[{ ticketId }]]);
  });

  it('asks once to read what is new about the open ticket, though it was refused', async () => {
    api.read.mockRejectedValue(new ApiProblem(503, 'server.unavailable', 'Wait a moment.', null, []));
    const { fixture } = await show(page([note('b', 5)]));
    await TestBed.inject(Router).navigateByUrl(`/tickets/${ticketId}`);
    await settled(fixture);
    await settled(fixture);
    expect([api.read.mock.calls.length, notices.refuse.mock.calls.length]).toEqual([1, 0]);
  });

  it('reads what is new about the open ticket below the part that was fetched', async () => {
    const { fixture } = await show({ ...page([note('b', 5, other)], 'more'), unreadCount: 31 });
    await TestBed.inject(Router).navigateByUrl(`/tickets/${ticketId}`);
    await settled(fixture);
    expect(api.read.mock.calls).toEqual([[{ ticketId }]]);
  });

  it('moves by keys that the page behind does not hear, and closes', async () => {
    const { fixture, open, entries, panel } = await show(page([note('b', 5, other), note('a', 1, other)]));
    const heard: string[] = [];
    document.addEventListener('keydown', ({ key }) => heard.push(key));
    await open();
    const key = (name: string) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    for (const name of ['ArrowDown', 'j', 'k', 'j', 'r']) key(name);
    expect(document.activeElement).toBe(entries()[1]);
    key('Escape');
    await settled(fixture);
    expect([panel(), heard]).toEqual([null, []]);
  });

  it('says that nothing is new, or what went wrong and tries again', async () => {
    const failure = new ApiProblem(500, 'server.error', 'It broke', 'e1', []);
    const { open, press, words } = await show(failure, failure, page([]));
    await open();
    expect(words()).toContain('It broke');
    await press('Try again');
    expect(words()).toContain('Nothing new');
  });

  it('is in the palette', async () => {
    const { fixture, panel } = await show(page([note('a', 1, other)]));
    const run = (label: string) =>
      TestBed.inject(PaletteSearch)
        .entries()
        .find((entry) => entry.label === label)
        ?.run();
    run('Mark all notifications as read');
    expect(api.read).toHaveBeenCalledWith({ upTo: 'a' });
    run('Show notifications');
    await settled(fixture);
    expect(panel()).not.toBeNull();
  });
});
