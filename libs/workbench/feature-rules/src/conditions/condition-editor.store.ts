import { inject } from '@angular/core';
import type { RuleCatalogView, RuleConditionView, WriteRuleCondition } from '@casewright/contracts';
import { FormDraft, RuleConditionsApi, RulesApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withProps, withState } from '@ngrx/signals';

interface EditorState {
  readonly catalog: RuleCatalogView | null;
  /** The id of what is open, `new` for one that is not saved yet; null until it is read. */
  readonly opened: string | null;
  /** Null: one that has not been saved yet. */
  readonly condition: RuleConditionView | null;
  readonly saved: WriteRuleCondition;
  readonly busy: 'no' | 'saving';
  readonly refusal: ApiProblem | null;
}

const empty: WriteRuleCondition = { name: '', conditions: { all: [] } };
const initial: EditorState = { catalog: null, opened: null, condition: null, saved: empty, busy: 'no', refusal: null };

const shown = (condition: RuleConditionView): Partial<EditorState> => ({
  ...{ opened: condition.id, condition, saved: { name: condition.name, conditions: condition.conditions } },
});

/** One shared condition under the editor's hands. */
export const ConditionEditorStore = signalStore(
  withState(initial),
  withLoading(),
  withProps((store) => ({
    draft: new FormDraft(() => store.opened() && `condition:${store.opened()}`, store.saved, {
      version: () => store.condition()?.version ?? 0,
    }),
  })),
  withComputed(({ draft }) => ({ content: draft.content, changed: draft.isChanged })),
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
    /** What was written has become what is saved, or makes way for it. */
    const take = (condition: RuleConditionView) => {
      store.draft.discard();
      patchState(store, shown(condition));
    };
    const write = async (version: number): Promise<true> => {
      const known = store.condition();
      take(known ? await api.save(known.id, store.content(), version) : await api.create(store.content()));
      return true;
    };
    return {
      load: (id: string) =>
        store.track(async () => {
          if (!store.catalog()) patchState(store, { catalog: await rules.catalog() });
          if (id === 'new') patchState(store, { ...initial, opened: id, catalog: store.catalog() });
          else if (id !== store.condition()?.id) patchState(store, shown(await api.read(id)));
        }),
      edit: (change: Partial<WriteRuleCondition>) => store.draft.change(change),
      discard: () => {
        store.draft.discard();
        patchState(store, { refusal: null });
      },
      save: () => attempt(() => write(store.draft.basis().version)),
      /** After a conflict: what somebody else has saved, without what is written here. */
      takeTheirs: () => attempt(async () => take(await api.read(store.condition()?.id ?? ''))),
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
          store.draft.discard();
          return true;
        }),
    };
  }),
);
