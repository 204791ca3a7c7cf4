import { computed, inject } from '@angular/core';
import type { BacktestRow, BacktestView, RuleDraftView } from '@casewright/contracts';
import { RehearseApi, RulesApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withHooks, withMethods, withState } from '@ngrx/signals';

interface BacktestState {
  readonly draft: RuleDraftView | null;
  readonly earlier: readonly BacktestRow[];
  readonly shown: BacktestView | null;
  readonly refusal: ApiProblem | null;
  readonly starting: 'no' | 'yes';
}

const initial: BacktestState = { draft: null, earlier: [], shown: null, refusal: null, starting: 'no' };
const askAgainAfter = 400;
const day = 86_400_000;

/** Backtests of a rule: one that is shown, and followed while it runs, and those before it. */
export const BacktestStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed(({ shown }) => ({
    underWay: computed(() => shown()?.status === 'queued' || shown()?.status === 'running'),
  })),
  withMethods((store, rules = inject(RulesApi), api = inject(RehearseApi)) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (id: string): void => {
      clearTimeout(timer);
      if (!store.underWay()) return;
      timer = setTimeout(() => void fetch(id), askAgainAfter);
    };
    const ruleId = () => store.draft()?.ruleId ?? '';
    const fetch = async (id: string): Promise<void> => {
      const shown = await api.backtest(id).catch((error: unknown) => {
        patchState(store, { refusal: asProblem(error) });
        return null;
      });
      if (!shown) return;
      const ended = store.underWay() && shown.status !== 'queued' && shown.status !== 'running';
      patchState(store, { shown });
      if (ended) patchState(store, { earlier: (await api.backtests(ruleId())).items });
      follow(id);
    };
    return {
      load: (id: string) =>
        store.track(async () => {
          const [draft, earlier] = await Promise.all([rules.draft(id), api.backtests(id)]);
          patchState(store, { ...initial, draft, earlier: earlier.items });
          const [newest] = earlier.items;
          if (newest) await fetch(newest.id);
        }),
      show: fetch,
      async start(days: number): Promise<void> {
        patchState(store, { starting: 'yes', refusal: null });
        try {
          const to = new Date();
          const shown = await api.startBacktest(ruleId(), new Date(to.getTime() - days * day).toISOString(), to.toISOString());
          patchState(store, { shown });
          follow(shown.id);
        } catch (error) {
          patchState(store, { refusal: asProblem(error) });
        } finally {
          patchState(store, { starting: 'no' });
        }
      },
      async cancel(): Promise<void> {
        const id = store.shown()?.id;
        if (!id) return;
        await api.cancelBacktest(id).catch((error: unknown) => patchState(store, { refusal: asProblem(error) }));
        await fetch(id);
      },
      stop: () => clearTimeout(timer),
    };
  }),
  withHooks({ onDestroy: (store) => store.stop() }),
);
