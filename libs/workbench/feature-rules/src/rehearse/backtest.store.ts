import { computed, inject } from '@angular/core';
import type { BacktestRow, BacktestView, RuleDraftView } from '@casewright/contracts';
import { LiveWork, RehearseApi, RulesApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface BacktestState {
  readonly draft: RuleDraftView | null;
  readonly earlier: readonly BacktestRow[];
  readonly shown: BacktestView | null;
  readonly refusal: ApiProblem | null;
  readonly starting: 'no' | 'yes';
}

const initial: BacktestState = { draft: null, earlier: [], shown: null, refusal: null, starting: 'no' };
const day = 86_400_000;

/** Backtests of a rule: one that is shown, and followed while it runs, and those before it. */
export const BacktestStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed(({ shown }) => ({
    underWay: computed(() => {
      const it = shown();
      return it !== null && isUnderWay(it);
    }),
  })),
  withMethods((store, rules = inject(RulesApi), api = inject(RehearseApi), live = inject(LiveWork)) => {
    const ruleId = () => store.draft()?.ruleId ?? '';
    const refuse = (error: unknown) => patchState(store, { refusal: asProblem(error) });
    const put = async (shown: BacktestView): Promise<void> => {
      const ended = store.underWay() && !isUnderWay(shown);
      patchState(store, { shown });
      if (!ended) return;
      live.leave();
      patchState(store, { earlier: (await api.backtests(ruleId())).items });
    };
    /** The answer of a backtest that is not shown any more comes too late. */
    const renew = async (id: string): Promise<void> => {
      const shown = await api.backtest(id);
      if (store.shown()?.id === id) await put(shown);
    };
    const follow = (shown: BacktestView): void => {
      live.leave();
      patchState(store, { shown });
      if (isUnderWay(shown)) live.follow(`backtest:${shown.id}`, () => renew(shown.id));
    };
    const show = (id: string): Promise<void> => api.backtest(id).then(follow, refuse);
    return {
      load: (id: string) =>
        store.track(async () => {
          const [draft, earlier] = await Promise.all([rules.draft(id), api.backtests(id)]);
          patchState(store, { ...initial, draft, earlier: earlier.items });
          const [newest] = earlier.items;
          if (newest) await show(newest.id);
        }),
      show,
      async start(days: number): Promise<void> {
        patchState(store, { starting: 'yes', refusal: null });
        const to = new Date();
        const from = new Date(to.getTime() - days * day);
        await api.startBacktest(ruleId(), from.toISOString(), to.toISOString()).then(follow, refuse);
        patchState(store, { starting: 'no' });
      },
      async cancel(): Promise<void> {
        const id = store.shown()?.id;
        if (id) await api.cancelBacktest(id).then(put, refuse);
      },
    };
  }),
);

const isUnderWay = ({ status }: BacktestRow): boolean => status === 'queued' || status === 'running';
