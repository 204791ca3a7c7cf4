import { inject } from '@angular/core';
import type { SlaChangeDraft, SlaRehearsalRow, SlaRehearsalView } from '@casewright/contracts';
import { LiveWork, SlaRehearsalsApi, WatchedWork, withLoading } from '@casewright/data-access';
import { signalStore, withMethods, withProps } from '@ngrx/signals';

/** Rehearsals of changes. */
export const RehearseStore = signalStore(
  withLoading(),
  withProps((_, api = inject(SlaRehearsalsApi), live = inject(LiveWork)) => ({
    work: new WatchedWork<SlaRehearsalRow, SlaRehearsalView>(live, {
      room: (id) => `sla-rehearsal:${id}`,
      list: () => api.list(),
      find: (id) => api.find(id),
      cancel: (id) => api.cancel(id),
    }),
  })),
  withMethods(({ work, track }, api = inject(SlaRehearsalsApi)) => ({
    load: () => track(async () => work.begin((await api.list()).items)),
    start: (change: SlaChangeDraft, days: number): Promise<void> => work.start(api.start(change, days)),
  })),
);
