import { computed, inject } from '@angular/core';
import type { TicketCounts, TicketListItem } from '@casewright/contracts';
import { TicketsApi, withLoading, type TicketQuery } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withProps, withState } from '@ngrx/signals';
import { listQuery, readQuery, type QueueQuery } from './query/queue-query';
import { arrivals, changedIds, inPlace, newcomersFirst } from './rows/reconcile';

interface QueueState {
  query: QueueQuery;
  items: readonly TicketListItem[];
  nextCursor: string | null;
  /** A newer state of the list that waits until nothing would move under the pointer. */
  held: { items: readonly TicketListItem[]; nextCursor: string | null } | null;
  fresh: ReadonlySet<string>;
  counts: TicketCounts | null;
  /** When the list was loaded; what was opened since stands on top of it. */
  since: string;
}

const initial: QueueState = { query: readQuery({}), items: [], nextCursor: null, held: null, fresh: new Set(), counts: null, since: '' };
const page = 60;
/** Clocks of browsers and servers differ a little. */
const overlap = 10_000;

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
      patchState(store, { query, since: new Date(Date.now() - overlap).toISOString() });
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
      const { signal } = store.asking.current;
      const wanted = listQuery(store.query());
      const { items: sorted, nextCursor } = await store.api.list({ ...wanted, limit }, signal);
      // What has just come in may belong far down, out of sight or on a later page: it is shown on top until the list is loaded anew.
      const opened = nextCursor === null || wanted.createdFrom ? sorted : await newest(store.api, wanted, store.since(), signal);
      const items = newcomersFirst(sorted, opened, store.since());
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
async function newest(api: TicketsApi, query: TicketQuery, since: string, signal: AbortSignal): Promise<readonly TicketListItem[]> {
  const { items } = await api.list({ ...query, createdFrom: since, sort: '-createdAt', limit: '20' }, signal);
  return items;
}

export type QueueStore = InstanceType<typeof QueueStore>;
