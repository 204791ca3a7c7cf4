import type { Loading } from '../state/loading';

/** In the place of an empty form, for a reader who may not make what it is for. */
export const mayNotBegin = (what: string): Loading => ({
  state: 'failed',
  failure: { kind: 'forbidden', title: `You may not make ${what}`, detail: 'You may read those that there are.', id: null },
});
