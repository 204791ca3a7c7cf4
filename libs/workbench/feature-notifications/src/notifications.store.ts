import { computed, inject } from '@angular/core';
import type { NotificationList, NotificationView, ReadNotifications } from '@casewright/contracts';
import { NotificationsApi, asProblem, withLoading } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface State {
  readonly items: readonly NotificationView[];
  readonly nextCursor: string | null;
  readonly unread: number;
  /** Why older ones did not come; those that are there are still good. */
  readonly problem: string | null;
}

const pageSize = 30;
const nothing: State = { items: [], nextCursor: null, unread: 0, problem: null };

/** What happened to the reader's tickets, newest first. */
export const NotificationsStore = signalStore(
  withState(nothing),
  withLoading(),
  withComputed(({ items, unread }) => ({
    unreadTickets: computed(() => new Set(items().flatMap(({ read, ticket }) => (read || !ticket ? [] : [ticket.id])))),
    /** More is unread than stands in the part of the list that was fetched. */
    hasUnreadBelow: computed(() => unread() > items().filter(({ read }) => !read).length),
  })),
  withMethods((store, api = inject(NotificationsApi), notices = inject(Notices)) => {
    const refresh = async () => patchState(store, refreshed(store, await api.list({ limit: pageSize })));
    const read = async (which: ReadNotifications, isMeant: (item: NotificationView) => boolean): Promise<void> => {
      patchState(store, ({ items, unread }) => markedAsRead(items, unread, isMeant));
      patchState(store, { unread: (await api.read(which)).unreadCount });
    };
    return {
      refresh,
      load: () => store.track(refresh),
      async more(): Promise<void> {
        const cursor = store.nextCursor();
        if (cursor === null) return;
        patchState(store, { problem: null, nextCursor: null });
        try {
          const page = await api.list({ limit: pageSize, cursor });
          patchState(store, ({ items }) => ({ items: [...items, ...page.items], nextCursor: page.nextCursor }));
        } catch (error) {
          patchState(store, { problem: asProblem(error).message, nextCursor: cursor });
        }
      },
      /** By itself, so nobody waits for it: what was refused is unread again with the next news. */
      readTicket: (ticketId: string) => read({ ticketId }, ({ ticket }) => ticket?.id === ticketId).catch(() => undefined),
      /** What is about a ticket is read with the ticket; the rest is read when it is opened. */
      readOpened: ({ id, ticket }: NotificationView) =>
        ticket ? Promise.resolve() : read({ ids: [id] }, (item) => item.id === id).catch(() => undefined),
      async readAll(): Promise<void> {
        const newest = store.items()[0];
        if (!newest) return;
        try {
          await read({ upTo: newest.id }, () => true);
        } catch (error) {
          notices.refuse(`They are still unread: ${asProblem(error).message}`);
          await refresh().catch(() => undefined);
        }
      },
    };
  }),
);

/** What was read on before stays below the new first page. */
function refreshed(before: { items(): readonly NotificationView[]; nextCursor(): string | null }, page: NotificationList): Partial<State> {
  const last = page.items.at(-1);
  const isOlder = ({ at, id }: NotificationView) => last !== undefined && (at < last.at || (at === last.at && id < last.id));
  const older = page.nextCursor === null ? [] : before.items().filter(isOlder);
  const nextCursor = older.length > 0 ? before.nextCursor() : page.nextCursor;
  return { items: [...page.items, ...older], nextCursor, unread: page.unreadCount };
}

function markedAsRead(items: readonly NotificationView[], unread: number, isMeant: (item: NotificationView) => boolean): Partial<State> {
  const meant = items.filter((item) => !item.read && isMeant(item)).length;
  return { items: items.map((item) => (isMeant(item) ? { ...item, read: true } : item)), unread: Math.max(0, unread - meant) };
}
