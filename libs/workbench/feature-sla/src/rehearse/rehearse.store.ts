import { computed, inject } from '@angular/core';
import type { SlaChangeDraft, SlaRehearsalRow, SlaRehearsalView } from '@casewright/contracts';
import { LiveWork, SlaRehearsalsApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface RehearseState {
  readonly earlier: readonly SlaRehearsalRow[];
  readonly shown: SlaRehearsalView | null;
  readonly refusal: ApiProblem | null;
  readonly starting: 'no' | 'yes';
}

const initial: RehearseState = { earlier: [], shown: null, refusal: null, starting: 'no' };

/** Rehearsals: one that is shown, and followed while it runs, and those before it. */
export const RehearseStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed(({ shown }) => ({
    underWay: computed(() => {
      const it = shown();
      return it !== null && isUnderWay(it);
    }),
  })),
  withMethods((store, api = inject(SlaRehearsalsApi), live = inject(LiveWork)) => {
    const refuse = (error: unknown) => patchState(store, { refusal: asProblem(error) });
    const put = async (shown: SlaRehearsalView): Promise<void> => {
      const ended = store.underWay() && !isUnderWay(shown);
      patchState(store, { shown });
      if (!ended) return;
      live.leave();
      patchState(store, { earlier: (await api.list()).items });
    };
    /** The answer of one that is not shown any more comes too late. */
    const renew = async (id: string): Promise<void> => {
      const shown = await api.find(id);
      if (store.shown()?.id === id) await put(shown);
    };
    const follow = (shown: SlaRehearsalView): void => {
      live.leave();
      patchState(store, { shown });
      if (isUnderWay(shown)) live.follow(`sla-rehearsal:${shown.id}`, () => renew(shown.id));
    };
    return {
      load: () => store.track(async () => patchState(store, { earlier: (await api.list()).items })),
      show: (id: string): Promise<void> => api.find(id).then(follow, refuse),
      async start(change: SlaChangeDraft, days: number): Promise<void> {
        patchState(store, { starting: 'yes', refusal: null });
        await api.start(change, days).then(follow, refuse);
        patchState(store, { starting: 'no' });
      },
      async cancel(): Promise<void> {
        const id = store.shown()?.id;
        if (id) await api.cancel(id).then(put, refuse);
      },
    };
  }),
);

const isUnderWay = ({ status }: SlaRehearsalRow): boolean => status === 'queued' || status === 'running';
