import { computed, inject } from '@angular/core';
import type { RuleContent, RuleDraftView } from '@casewright/contracts';
import { FormDraft, RuleLifeApi, RulesApi, asProblem, withLoading } from '@casewright/data-access';
import { patchState, signalStore, withComputed, withMethods, withProps, withState } from '@ngrx/signals';
import { lifeSteps } from '../life/life-steps';
import { emptyEditor, isSameContent, type EditorState } from './editor-state';
import type { Publication } from './publish-form';
import { readPast } from './rule-past';

/** One rule under the editor's hands: what is written, what is saved, and what it was. */
export const RuleEditorStore = signalStore(
  withState(emptyEditor),
  withLoading(),
  withProps((store) => ({
    draft: new FormDraft(() => store.opened() && `rule:${store.opened()}`, store.saved, { version: store.revision }),
  })),
  withComputed((store) => ({
    content: store.draft.content,
    changed: store.draft.isChanged,
    status: computed(() => store.rule()?.status ?? 'draft'),
    others: computed(() => store.rules().filter(({ id }) => id !== store.rule()?.id)),
    conflict: computed(() => {
      const theirs = store.theirs();
      return theirs && { base: store.saved(), mine: store.draft.content(), theirs: theirs.content };
    }),
  })),
  withMethods((store, api = inject(RulesApi)) => ({
    async read(id: string): Promise<{ draft: RuleDraftView; state: Partial<EditorState> }> {
      const [rule, draft, past, rules] = await Promise.all([
        api.read(id),
        api.draft(id),
        readPast(api, id),
        api.list({ archived: 'false' }),
      ]);
      return {
        draft,
        state: { opened: id, rule, saved: draft.content, revision: draft.revision, past, rules: rules.items, theirs: null },
      };
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
    /** Does it on the revision that is known. A newer one of the same text will do as well; another text is a conflict to settle. */
    async onRevision<Done>(id: string, work: (revision: number) => Promise<Done>): Promise<Done> {
      try {
        return await work(store.revision());
      } catch (error) {
        if (asProblem(error).code !== 'version.stale') throw error;
        const theirs = await api.draft(id);
        if (!isSameContent(theirs.content, store.saved())) {
          patchState(store, { theirs });
          throw error;
        }
        patchState(store, { revision: theirs.revision });
        return work(theirs.revision);
      }
    },
  })),
  withMethods((store) => ({
    /** What was written in a draft that is older than the saved one now is a conflict to settle. */
    async open(id: string): Promise<void> {
      const { draft, state } = await store.read(id);
      patchState(store, state);
      if (store.draft.restored()?.basis !== 'older') return;
      const { version, content } = store.draft.basis();
      patchState(store, { theirs: draft, saved: content, revision: version });
    },
    /** What was written has become what is saved, or makes way for it. */
    async reload(id: string): Promise<void> {
      const { state } = await store.read(id);
      store.draft.discard();
      patchState(store, state);
    },
  })),
  withMethods((store, api = inject(RulesApi), life = inject(RuleLifeApi)) => {
    const { rule, past, reload, attempt } = store;
    return lifeSteps({ rule, past, reload, attempt, patch: (part) => patchState(store, part) }, api, life);
  }),
  withMethods((store, api = inject(RulesApi), life = inject(RuleLifeApi)) => {
    const write = async (): Promise<string> => {
      const id = store.rule()?.id;
      if (id) await store.onRevision(id, (revision) => api.saveDraft(id, store.content(), revision));
      const saved = id ?? (await api.create(store.content())).id;
      await store.reload(saved);
      return saved;
    };
    return {
      load: (id: string) =>
        store.track(async () => {
          if (!store.catalog()) patchState(store, { catalog: await api.catalog() });
          if (id === 'new')
            patchState(store, {
              ...emptyEditor,
              opened: id,
              catalog: store.catalog(),
              rules: (await api.list({ archived: 'false' })).items,
            });
          else if (id !== store.rule()?.id) await store.open(id);
        }),
      edit: (change: Partial<RuleContent>) => store.draft.change(change),
      discard: () => {
        const theirs = store.theirs();
        store.draft.discard();
        patchState(store, { refusal: null, theirs: null, ...(theirs && { saved: theirs.content, revision: theirs.revision }) });
      },
      save: () => store.attempt('saving', write),
      publish: ({ reason, ...how }: Publication) =>
        store.attempt('publishing', async () => {
          patchState(store, { tested: store.content().tests ?? [] });
          const known = store.rule()?.id;
          const id = known && !store.changed() ? known : await write();
          await store.onRevision(id, (revision) => life.publish(id, reason, how, revision));
          await store.reload(id);
        }),
      /** After a conflict: the draft of somebody else, without what is written here. */
      takeTheirs: () => store.attempt('saving', async () => void (store.rule() && (await store.reload(store.rule()?.id ?? '')))),
      /** After a conflict: what was made of both. Should somebody have saved once more, the question comes once more. */
      settle: (content: RuleContent) =>
        store.attempt('saving', async () => {
          const theirs = store.theirs();
          if (theirs) patchState(store, { saved: theirs.content, revision: theirs.revision, theirs: null });
          store.draft.replace(content);
          await write();
        }),
    };
  }),
);
