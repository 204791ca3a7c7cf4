import { inject } from '@angular/core';
import type { DashboardView } from '@casewright/contracts';
import { ReportsApi, withLoading } from '@casewright/data-access';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

/** The figures of the chosen period. */
export const DashboardStore = signalStore(
  withState<{ figures: DashboardView | null }>({ figures: null }),
  withLoading(),
  withMethods((store, api = inject(ReportsApi)) => ({
    load: (days: number) => store.track(async () => patchState(store, { figures: await api.dashboard(days) })),
  })),
);
