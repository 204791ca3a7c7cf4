import { inject } from '@angular/core';
import type { BacktestRow, BacktestView, RuleDraftView } from '@casewright/contracts';
import { LiveWork, RehearseApi, RulesApi, WatchedWork, withLoading } from '@casewright/data-access';
import { patchState, signalStore, withMethods, withProps, withState } from '@ngrx/signals';

const day = 86_400_000;

/** Backtests of a rule. */
export const BacktestStore = signalStore(
  withState<{ draft: RuleDraftView | null }>({ draft: null }),
  withLoading(),
  withProps(({ draft }, api = inject(RehearseApi), live = inject(LiveWork)) => ({
    work: new WatchedWork<BacktestRow, BacktestView>(live, {
      room: (id) => `backtest:${id}`,
      list: () => api.backtests(draft()?.ruleId ?? ''),
      find: (id) => api.backtest(id),
      cancel: (id) => api.cancelBacktest(id),
    }),
  })),
  withMethods((store, rules = inject(RulesApi), api = inject(RehearseApi)) => ({
    load: (id: string) =>
      store.track(async () => {
        const [read, earlier] = await Promise.all([rules.draft(id), api.backtests(id)]);
        patchState(store, { draft: read });
        store.work.begin(earlier.items);
        const [newest] = earlier.items;
        if (newest) await store.work.show(newest.id);
      }),
    start(days: number): Promise<void> {
      const to = new Date();
      const from = new Date(to.getTime() - days * day);
      return store.work.start(api.startBacktest(store.draft()?.ruleId ?? '', from.toISOString(), to.toISOString()));
    },
  })),
);
