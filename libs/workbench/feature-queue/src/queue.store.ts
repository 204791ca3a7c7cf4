import { computed, inject } from '@angular/core';
import type { TicketCounts, TicketListItem } from '@casewright/contracts';
import { TicketsApi, withLoading } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withProps, withState } from '@ngrx/signals';
import { listQuery, readQuery, type QueueQuery } from './query/queue-query';
import { arrivals, changedIds, inPlace } from './rows/reconcile';

interface QueueState {
  query: QueueQuery;
  items: readonly TicketListItem[];
  nextCursor: string | null;
  /** A newer state of the list that waits until nothing would move under the pointer. */
  held: { items: readonly TicketListItem[]; nextCursor: string | null } | null;
  fresh: ReadonlySet<string>;
  counts: TicketCounts | null;
}

const initial: QueueState = { query: readQuery({}), items: [], nextCursor: null, held: null, fresh: new Set(), counts: null };
const page = 60;

export const QueueStore = signalStore(
  withState(initial),
  withLoading(),
  withProps(() => ({ api: inject(TicketsApi), asking: { current: new AbortController() } })),
  withComputed(({ items, held }) => ({
    waiting: computed(() => arrivals(items(), held()?.items ?? []).length),
  })),
  withMethods((store) => ({
    async load(query: QueueQuery): Promise<void> {
      store.asking.current.abort();
      store.asking.current = new AbortController();
      const { signal } = store.asking.current;
      patchState(store, { query });
      await store.track(async () => {
        const { items, nextCursor } = await store.api.list({ ...listQuery(query), limit: String(page) }, signal);
        patchState(store, { items, nextCursor, held: null, fresh: new Set() });
      });
    },
    async more(): Promise<void> {
      const cursor = store.nextCursor();
      if (cursor === null) return;
      patchState(store, { nextCursor: null });
      const next = await store.api.list({ ...listQuery(store.query()), limit: String(page), cursor }, store.asking.current.signal);
      patchState(store, { items: [...store.items(), ...arrivals(store.items(), next.items)], nextCursor: next.nextCursor });
    },
    async count(): Promise<void> {
      patchState(store, { counts: await store.api.counts() });
    },
    /** Something changed on the server. `still`: the pointer is on the rows, so nothing may move. */
    async refresh(still: () => boolean): Promise<void> {
      const limit = String(Math.min(200, Math.max(page, store.items().length)));
      const { items, nextCursor } = await store.api.list({ ...listQuery(store.query()), limit }, store.asking.current.signal);
      const fresh = changedIds(store.items(), items);
      if (still()) patchState(store, { items: inPlace(store.items(), items), held: { items, nextCursor }, fresh });
      else patchState(store, { items, nextCursor, held: null, fresh });
    },
    showHeld(): void {
      const held = store.held();
      if (held) patchState(store, { ...held, held: null, fresh: changedIds(store.items(), held.items) });
    },
    put(ticket: TicketListItem): void {
      patchState(store, { items: store.items().map((shown) => (shown.id === ticket.id ? ticket : shown)) });
    },
    drop(id: string): void {
      patchState(store, { items: store.items().filter((ticket) => ticket.id !== id) });
    },
  })),
);
export type QueueStore = InstanceType<typeof QueueStore>;
