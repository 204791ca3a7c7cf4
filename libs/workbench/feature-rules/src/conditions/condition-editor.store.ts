import { computed, inject } from '@angular/core';
import type { RuleCatalogView, RuleConditionView, WriteRuleCondition } from '@casewright/contracts';
import { RuleConditionsApi, RulesApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';

interface EditorState {
  readonly catalog: RuleCatalogView | null;
  /** Null: one that has not been saved yet. */
  readonly condition: RuleConditionView | null;
  readonly saved: WriteRuleCondition;
  readonly content: WriteRuleCondition;
  readonly busy: 'no' | 'saving';
  readonly refusal: ApiProblem | null;
}

const empty: WriteRuleCondition = { name: '', conditions: { all: [] } };
const initial: EditorState = { catalog: null, condition: null, saved: empty, content: empty, busy: 'no', refusal: null };

const shown = (condition: RuleConditionView): Partial<EditorState> => {
  const content = { name: condition.name, conditions: condition.conditions };
  return { condition, saved: content, content };
};

/** One shared condition under the editor's hands. */
export const ConditionEditorStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed((store) => ({
    changed: computed(() => JSON.stringify(store.content()) !== JSON.stringify(store.saved())),
  })),
  withMethods((store, api = inject(RuleConditionsApi), rules = inject(RulesApi)) => {
    const attempt = async <Result>(work: () => Promise<Result>): Promise<Result | null> => {
      patchState(store, { busy: 'saving', refusal: null });
      try {
        return await work();
      } catch (error) {
        patchState(store, { refusal: asProblem(error) });
        return null;
      } finally {
        patchState(store, { busy: 'no' });
      }
    };
    const write = async (version: number): Promise<true> => {
      const known = store.condition();
      const written = known ? await api.save(known.id, store.content(), version) : await api.create(store.content());
      patchState(store, shown(written));
      return true;
    };
    return {
      load: (id: string) =>
        store.track(async () => {
          if (!store.catalog()) patchState(store, { catalog: await rules.catalog() });
          if (id === 'new') patchState(store, { ...initial, catalog: store.catalog() });
          else if (id !== store.condition()?.id) patchState(store, shown(await api.read(id)));
        }),
      edit: (change: Partial<WriteRuleCondition>) => patchState(store, { content: { ...store.content(), ...change } }),
      discard: () => patchState(store, { content: store.saved(), refusal: null }),
      save: () => attempt(() => write(store.condition()?.version ?? 0)),
      /** After a conflict: what somebody else has saved, without what is written here. */
      takeTheirs: () => attempt(async () => patchState(store, shown(await api.read(store.condition()?.id ?? '')))),
      /** After a conflict: what is written here on top of theirs. */
      insist: () => attempt(async () => write((await api.read(store.condition()?.id ?? '')).version)),
      /** How many rules have a draft with the newest version now. */
      renewDrafts: () =>
        attempt(async () => {
          const { rules: renewed } = await api.renewDrafts(store.condition()?.id ?? '');
          patchState(store, { condition: await api.read(store.condition()?.id ?? '') });
          return renewed.length;
        }),
      remove: () =>
        attempt(async () => {
          const known = store.condition();
          if (known) await api.remove(known.id, known.version);
          patchState(store, { saved: store.content() });
          return true;
        }),
    };
  }),
);
