import type { RuleDecisionView, RuleHistoryEntry, RuleVersionView } from '@casewright/contracts';
import type { RulesApi } from '@casewright/data-access';
import { differences, type LifeEntry } from '@casewright/ui';
import { ruleLines } from '../sentence/rule-sentence';
import type { Speech } from '../sentence/speech';

/** What a rule was and did, newest first. */
export interface RulePast {
  readonly history: readonly RuleHistoryEntry[];
  readonly versions: readonly RuleVersionView[];
  readonly decisions: readonly RuleDecisionView[];
}

export const emptyPast: RulePast = { history: [], versions: [], decisions: [] };

export async function readPast(api: RulesApi, id: string): Promise<RulePast> {
  const [history, versions, decisions] = await Promise.all([api.history(id), api.versions(id), api.decisions(id)]);
  return { history: history.items, versions: versions.items, decisions: decisions.items };
}

const words: Readonly<Record<RuleHistoryEntry['kind'], string>> = {
  created: 'Written',
  published: 'Published',
  paused: 'Paused',
  resumed: 'Resumed',
};

/** The life of a rule; each version says what it changed in the one before. */
export function lifeOf({ history, versions }: RulePast, speech: Speech): readonly LifeEntry[] {
  const linesOf = (version: number) => {
    const document = versions.find((known) => known.version === version)?.document;
    return document ? ruleLines(document, speech) : null;
  };
  return history.map(({ kind, version, reason, at, by }) => {
    const after = kind === 'published' && version !== null ? linesOf(version) : null;
    const before = kind === 'published' && version !== null ? linesOf(version - 1) : null;
    const changes = before && after ? differences(before, after) : null;
    return { title: kind === 'published' ? `Version ${version ?? ''} published` : words[kind], at, by: by.name, reason, changes };
  });
}
