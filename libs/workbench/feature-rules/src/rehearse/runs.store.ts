import { inject } from '@angular/core';
import type {
  DecisionOutcome,
  RuleDecisionView,
  RuleDetailView,
  RunList,
  UndoDirection,
  UndoPlanView,
  UndoResultView,
} from '@casewright/contracts';
import { RehearseApi, RulesApi, UndoApi, asProblem, withLoading, type ApiProblem, type UndoTarget } from '@casewright/data-access';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';

interface RunsState {
  readonly rule: RuleDetailView | null;
  readonly outcome: DecisionOutcome;
  readonly runs: readonly RuleDecisionView[];
  readonly counts: RunList['counts'] | null;
  readonly nextCursor: string | null;
  /** What is to be taken back, or done again. */
  readonly target: UndoTarget | null;
  readonly direction: UndoDirection;
  readonly plan: UndoPlanView | null;
  readonly refusal: ApiProblem | null;
  readonly busy: 'no' | 'undoing';
}

const initial: RunsState = {
  rule: null,
  outcome: 'fired',
  runs: [],
  counts: null,
  nextCursor: null,
  target: null,
  direction: 'undo',
  plan: null,
  refusal: null,
  busy: 'no',
};

/** The runs of a rule by outcome, and what of them can be taken back. */
export const RunsStore = signalStore(
  withState(initial),
  withLoading(),
  withMethods((store, rules = inject(RulesApi), api = inject(RehearseApi), undo = inject(UndoApi)) => {
    const id = () => store.rule()?.id ?? '';
    const page = async (outcome: DecisionOutcome): Promise<void> => {
      const { items, counts, nextCursor } = await api.runs(id(), outcome);
      patchState(store, { outcome, runs: items, counts, nextCursor });
    };
    const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      patchState(store, { refusal: null });
      return work().catch((error: unknown) => {
        patchState(store, { refusal: asProblem(error) });
        return null;
      });
    };
    return {
      load: (ruleId: string) =>
        store.track(async () => {
          patchState(store, { ...initial, rule: await rules.read(ruleId) });
          await page('fired');
        }),
      show: (outcome: DecisionOutcome) => attempt(() => page(outcome)),
      more: () =>
        attempt(async () => {
          const next = await api.runs(id(), store.outcome(), store.nextCursor() ?? undefined);
          patchState(store, { runs: [...store.runs(), ...next.items], nextCursor: next.nextCursor });
        }),
      async prepare(target: UndoTarget, direction: UndoDirection): Promise<void> {
        patchState(store, { target, direction, plan: null });
        const plan = await attempt(() => undo.plan(target, direction));
        patchState(store, plan ? { plan } : { target: null });
      },
      leave: () => patchState(store, { target: null, plan: null }),
      async carryOut(): Promise<UndoResultView | null> {
        const target = store.target();
        if (!target) return null;
        patchState(store, { busy: 'undoing' });
        const result = await attempt(() => undo.carryOut(target, store.direction()));
        patchState(store, { busy: 'no', ...(result ? { target: null, plan: null } : {}) });
        return result;
      },
    };
  }),
);
