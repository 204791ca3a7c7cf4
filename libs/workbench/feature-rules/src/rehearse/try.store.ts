import { computed, inject } from '@angular/core';
import type { FactOverrides, OccasionView, RuleCatalogView, RuleDraftView, TestResultView, TryView } from '@casewright/contracts';
import { RehearseApi, RulesApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { testOf } from './test-of';

export interface ChosenEvent {
  readonly ticketId: string;
  readonly eventId: string;
}

interface TryState {
  readonly catalog: RuleCatalogView | null;
  readonly draft: RuleDraftView | null;
  readonly occasions: readonly OccasionView[];
  readonly tests: readonly TestResultView[];
  readonly chosen: ChosenEvent | null;
  readonly overrides: FactOverrides;
  /** alone: the draft by itself · among: with all live rules around it. */
  readonly scope: 'alone' | 'among';
  readonly tried: TryView | null;
  readonly refusal: ApiProblem | null;
  readonly busy: 'no' | 'trying' | 'saving' | 'looking';
}

const initial: TryState = {
  catalog: null,
  draft: null,
  occasions: [],
  tests: [],
  chosen: null,
  overrides: {},
  scope: 'alone',
  tried: null,
  refusal: null,
  busy: 'no',
};

/** A draft on the test bench: which event, which facts, what it would do, and the tests that were saved. */
export const TryStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed(({ refusal }) => ({
    /** By the ids of facts. */
    factProblems: computed(() =>
      Object.fromEntries(
        (refusal()?.fields ?? []).flatMap(({ pointer, message }) =>
          pointer.startsWith('/overrides/')
            ? [[pointer.slice('/overrides/'.length).replaceAll('~1', '/').replaceAll('~0', '~'), message]]
            : [],
        ),
      ),
    ),
  })),
  withMethods((store, rules = inject(RulesApi), api = inject(RehearseApi)) => {
    const during = async (busy: TryState['busy'], work: () => Promise<Partial<TryState>>): Promise<boolean> => {
      patchState(store, { busy, refusal: null });
      try {
        patchState(store, await work());
        return true;
      } catch (error) {
        patchState(store, { refusal: asProblem(error) });
        return false;
      } finally {
        patchState(store, { busy: 'no' });
      }
    };
    const id = () => store.draft()?.ruleId ?? '';
    const testsOf = async (draft: RuleDraftView) => (draft.problems.length > 0 ? [] : (await api.runTests(draft.ruleId)).items);
    const saveTests = (tests: NonNullable<RuleDraftView['content']['tests']>) =>
      during('saving', async () => {
        const before = await rules.draft(id());
        const content = { ...before.content, tests: tests.length > 0 ? tests : undefined };
        const draft = await rules.saveDraft(id(), content, before.revision);
        return { draft, tests: await testsOf(draft) };
      });
    const attempt = async (): Promise<void> => {
      const chosen = store.chosen();
      if (!chosen) return;
      const occasion = { ...chosen, overrides: store.overrides() };
      await during('trying', async () => ({
        tried: store.scope() === 'alone' ? await api.tryRule(id(), occasion) : await api.tryAll(id(), occasion),
      }));
    };
    return {
      load: (ruleId: string) =>
        store.track(async () => {
          const [catalog, draft] = await Promise.all([rules.catalog(), rules.draft(ruleId)]);
          patchState(store, { ...initial, catalog, draft });
          if (draft.problems.length > 0) return;
          const [occasions, tests] = await Promise.all([api.occasions(ruleId), testsOf(draft)]);
          patchState(store, { occasions: occasions.items, tests });
        }),
      /** The events of one ticket, or the newest ones where no ticket is named. */
      look: (ticket: string) =>
        during('looking', async () => ({ occasions: (await api.occasions(id(), ticket.trim() === '' ? undefined : ticket.trim())).items })),
      choose: (chosen: ChosenEvent): Promise<void> => {
        patchState(store, { chosen, overrides: {}, tried: null });
        return attempt();
      },
      override: (overrides: FactOverrides): Promise<void> => {
        patchState(store, { overrides });
        return attempt();
      },
      widen: (scope: TryState['scope']): Promise<void> => {
        patchState(store, { scope });
        return attempt();
      },
      async keep(name: string): Promise<boolean> {
        const [tried, draft] = [store.tried(), store.draft()];
        return tried && draft ? saveTests([...(draft.content.tests ?? []), testOf(tried, store.overrides(), name)]) : false;
      },
      dropTest: (place: number): Promise<boolean> => saveTests((store.draft()?.content.tests ?? []).filter((_, other) => other !== place)),
    };
  }),
);
