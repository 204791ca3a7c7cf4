import { computed } from '@angular/core';
import type { Loading } from '@casewright/ui';
import { patchState, signalStoreFeature, withComputed, withMethods, withState } from '@ngrx/signals';
import { failureOf } from '../http/api-problem';

/** Store feature: where the data of a page stands. `track` runs a request and keeps the state; what is there already stays shown. */
export function withLoading() {
  return signalStoreFeature(
    withState<{ loading: Loading }>({ loading: { state: 'loading' } }),
    withComputed(({ loading }) => ({ ready: computed(() => loading().state === 'ready') })),
    withMethods((store) => ({
      async track(work: () => Promise<void>): Promise<void> {
        if (!store.ready()) patchState(store, { loading: { state: 'loading' } });
        try {
          await work();
          patchState(store, { loading: { state: 'ready' } });
        } catch (error) {
          if (error instanceof DOMException && error.name === 'AbortError') return;
          patchState(store, { loading: { state: 'failed', failure: failureOf(error) } });
        }
      },
    })),
  );
}
