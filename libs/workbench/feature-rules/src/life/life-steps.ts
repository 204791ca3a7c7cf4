import type { CanaryAudience, RuleDetailView } from '@casewright/contracts';
import type { RuleLifeApi, RulesApi } from '@casewright/data-access';
import type { EditorState } from '../editor/editor-state';
import { readPast, type RulePast } from '../editor/rule-past';

/** The store of the editor, as far as steps need it. */
export interface OpenRule {
  rule(): RuleDetailView | null;
  past(): RulePast;
  patch(part: Partial<EditorState>): void;
  reload(id: string): Promise<void>;
  attempt(busy: 'saving' | 'publishing', work: () => Promise<unknown>): Promise<boolean>;
}

/** Steps in the life of the rule that is open. What is written in the form stays, but where the draft itself becomes another. */
export function lifeSteps(open: OpenRule, api: RulesApi, life: RuleLifeApi) {
  const step = (work: (id: string) => Promise<unknown>) =>
    open.attempt('saving', async () => {
      const id = open.rule()?.id;
      if (!id) return;
      await work(id);
      open.patch({ rule: await api.read(id), revision: (await api.draft(id)).revision, past: await readPast(api, id) });
    });
  const test = (version: number | undefined) => {
    const document = open.past().versions.find((known) => known.version === version)?.document;
    open.patch({ tested: document?.tests ?? [] });
  };
  return {
    /** Somebody, or something, took the rule a step on. */
    refresh: () => step(() => Promise.resolve()),
    pause: () => step((id) => api.pause(id)),
    resume: () => step((id) => api.resume(id)),
    promote: (canary: CanaryAudience | null) => {
      test(open.rule()?.trial?.version);
      return step((id) => life.promote(id, canary ? { as: 'canary', canary } : { as: 'active' }));
    },
    withdraw: () => step((id) => life.withdraw(id)),
    archive: (reason: string) => step((id) => life.archive(id, reason)),
    restore: () => step((id) => life.restore(id)),
    rollBack: (version: number, reason: string) =>
      open.attempt('publishing', async () => {
        const id = open.rule()?.id;
        if (!id) return;
        test(version);
        await life.rollBack(id, version, reason);
        await open.reload(id);
      }),
  };
}
