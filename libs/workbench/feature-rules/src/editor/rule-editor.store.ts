import { computed, inject } from '@angular/core';
import type { DecisionView, RuleCatalogView, RuleContent, RuleDetailView, RuleHistoryEntry, RuleProblem } from '@casewright/contracts';
import { RulesApi, asProblem, withLoading, type ApiProblem } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withState } from '@ngrx/signals';
import { newRule } from './new-rule';

interface EditorState {
  readonly catalog: RuleCatalogView | null;
  /** Null: a rule that has not been saved yet. */
  readonly rule: RuleDetailView | null;
  readonly saved: RuleContent;
  readonly content: RuleContent;
  readonly revision: number;
  readonly problems: readonly RuleProblem[];
  readonly history: readonly RuleHistoryEntry[];
  readonly decisions: readonly DecisionView[];
  readonly busy: 'no' | 'saving' | 'publishing';
  readonly refusal: ApiProblem | null;
}

const initial: EditorState = {
  catalog: null,
  rule: null,
  saved: newRule,
  content: newRule,
  revision: 0,
  problems: [],
  history: [],
  decisions: [],
  busy: 'no',
  refusal: null,
};

/** One rule under the editor's hands: what is written, what is saved, and what publishing would say. */
export const RuleEditorStore = signalStore(
  withState(initial),
  withLoading(),
  withComputed((store) => ({
    changed: computed(() => JSON.stringify(store.content()) !== JSON.stringify(store.saved())),
    status: computed(() => store.rule()?.status ?? 'draft'),
  })),
  withMethods((store, api = inject(RulesApi)) => {
    const reload = async (id: string): Promise<void> => {
      const [rule, draft, history, decisions] = await Promise.all([api.read(id), api.draft(id), api.history(id), api.decisions(id)]);
      patchState(store, {
        rule,
        saved: draft.content,
        content: draft.content,
        revision: draft.revision,
        problems: draft.problems,
        history: history.items,
        decisions: decisions.items,
      });
    };
    const attempt = async (busy: 'saving' | 'publishing', work: () => Promise<void>): Promise<boolean> => {
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
    };
    const save = async (): Promise<string> => {
      const id = store.rule()?.id;
      const saved = id ? (await api.saveDraft(id, store.content(), store.revision())).ruleId : (await api.create(store.content())).id;
      await reload(saved);
      return saved;
    };
    return {
      load: (id: string) =>
        store.track(async () => {
          if (!store.catalog()) patchState(store, { catalog: await api.catalog() });
          if (id === 'new') patchState(store, { ...initial, catalog: store.catalog() });
          else if (id !== store.rule()?.id) await reload(id);
        }),
      edit: (change: Partial<RuleContent>) => patchState(store, { content: { ...store.content(), ...change } }),
      discard: () => patchState(store, { content: store.saved(), refusal: null }),
      save: () => attempt('saving', async () => void (await save())),
      publish: (reason: string) =>
        attempt('publishing', async () => {
          const id = store.rule() && !store.changed() ? store.rule()?.id : await save();
          if (!id) return;
          await api.publish(id, reason, store.revision());
          await reload(id);
        }),
      pause: () => attempt('saving', async () => step(api.pause.bind(api), store.rule()?.id, reload)),
      resume: () => attempt('saving', async () => step(api.resume.bind(api), store.rule()?.id, reload)),
    };
  }),
);

async function step(work: (id: string) => Promise<unknown>, id: string | undefined, reload: (id: string) => Promise<void>): Promise<void> {
  if (!id) return;
  await work(id);
  await reload(id);
}
