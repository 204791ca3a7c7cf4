import { computed, inject } from '@angular/core';
import type { RuleCatalogView, RuleContent, RuleDetailView, RuleView } from '@casewright/contracts';
import { RulesApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { newRule } from './new-rule';
import { emptyPast, readPast, type RulePast } from './rule-past';

interface EditorState {
  readonly catalog: RuleCatalogView | null;
  /** All rules, in the order in which they run. */
  readonly rules: readonly RuleView[];
  /** Null: a rule that has not been saved yet. */
  readonly rule: RuleDetailView | null;
  readonly saved: RuleContent;
  readonly content: RuleContent;
  readonly revision: number;
  readonly past: RulePast;
  readonly busy: 'no' | 'saving' | 'publishing';
  readonly refusal: ApiProblem | null;
}

const initial: EditorState = {
  catalog: null,
  rules: [],
  rule: null,
  saved: newRule,
  content: newRule,
  revision: 0,
  past: emptyPast,
  busy: 'no',
  refusal: null,
};

/** One rule under the editor's hands: what is written, what is saved, and what it was. */
export const RuleEditorStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed((store) => ({
    changed: computed(() => JSON.stringify(store.content()) !== JSON.stringify(store.saved())),
    status: computed(() => store.rule()?.status ?? 'draft'),
    others: computed(() => store.rules().filter(({ id }) => id !== store.rule()?.id)),
  })),
  withMethods((store, api = inject(RulesApi)) => ({
    async reload(id: string): Promise<void> {
      const [rule, draft, past, rules] = await Promise.all([api.read(id), api.draft(id), readPast(api, id), api.list({})]);
      patchState(store, { rule, saved: draft.content, content: draft.content, revision: draft.revision, past, rules: rules.items });
    },
    async attempt(busy: 'saving' | 'publishing', work: () => Promise<unknown>): Promise<boolean> {
      patchState(store, { busy, refusal: null });
      try {
        await work();
        return true;
      } catch (error) {
        patchState(store, { refusal: asProblem(error) });
        return false;
      } finally {
        patchState(store, { busy: 'no' });
      }
    },
  })),
  withMethods((store, api = inject(RulesApi)) => {
    const write = async (): Promise<string> => {
      const id = store.rule()?.id;
      const saved = id ? (await api.saveDraft(id, store.content(), store.revision())).ruleId : (await api.create(store.content())).id;
      await store.reload(saved);
      return saved;
    };
    const step = (work: (id: string) => Promise<unknown>) =>
      store.attempt('saving', async () => {
        const id = store.rule()?.id;
        if (!id) return;
        await work(id);
        patchState(store, { rule: await api.read(id), revision: (await api.draft(id)).revision, past: await readPast(api, id) });
      });
    return {
      load: (id: string) =>
        store.track(async () => {
          if (!store.catalog()) patchState(store, { catalog: await api.catalog() });
          if (id === 'new') patchState(store, { ...initial, catalog: store.catalog(), rules: (await api.list({})).items });
          else if (id !== store.rule()?.id) await store.reload(id);
        }),
      edit: (change: Partial<RuleContent>) => patchState(store, { content: { ...store.content(), ...change } }),
      discard: () => patchState(store, { content: store.saved(), refusal: null }),
      save: () => store.attempt('saving', write),
      publish: (reason: string) =>
        store.attempt('publishing', async () => {
          const id = store.rule() && !store.changed() ? store.rule()?.id : await write();
          if (!id) return;
          await api.publish(id, reason, store.revision());
          await store.reload(id);
        }),
      /** What is written in the form stays. */
      pause: () => step((id) => api.pause(id)),
      resume: () => step((id) => api.resume(id)),
      /** After a conflict: the draft of somebody else, without what is written here. */
      takeTheirs: () => store.attempt('saving', async () => void (store.rule() && (await store.reload(store.rule()?.id ?? '')))),
      /** After a conflict: what is written here on top of theirs. */
      insist: () =>
        store.attempt('saving', async () => {
          const id = store.rule()?.id;
          if (!id) return;
          patchState(store, { revision: (await api.draft(id)).revision });
          await write();
        }),
    };
  }),
);
