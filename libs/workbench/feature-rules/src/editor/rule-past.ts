import type { Speech } from '@casewright/conditions';
import type { RuleDecisionView, RuleHistoryEntry, RuleVersionView } from '@casewright/contracts';
import type { RulesApi } from '@casewright/data-access';
import { differences, type LifeEntry } from '@casewright/ui';
import { ruleLines } from '../sentence/rule-sentence';

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

const words: Readonly<Record<RuleHistoryEntry['kind'], (version: string) => string>> = {
  created: () => 'Written',
  published: (version) => `${version} published`,
  shadowed: (version) => `${version} in shadow`,
  canaried: (version) => `${version} as a canary`,
  promoted: (version) => `${version} promoted`,
  withdrawn: (version) => `Trial of ${version.toLowerCase()} ended`,
  'rolled-back': (version) => `Rolled back by ${version.toLowerCase()}`,
  paused: () => 'Paused',
  stopped: () => 'Stopped',
  resumed: () => 'Resumed',
  tripped: () => 'Stopped by the breaker',
  archived: () => 'Archived',
  restored: () => 'Restored',
};

/** Entries that brought a version about. */
const isNewVersion = ({ kind, canary }: RuleHistoryEntry, isFirst: boolean): boolean =>
  kind === 'published' || kind === 'shadowed' || kind === 'rolled-back' || (kind === 'canaried' && canary !== null && isFirst);

/** An entry of the history on the screen; `version` is one that can be gone back to. */
export interface RuleLifeEntry extends LifeEntry {
  readonly version: number | null;
}

/** The life of a rule; each version says what it changed in the one before. `atWork` are versions that nobody has to go back to; null where the reader may not. */
export function lifeOf({ history, versions }: RulePast, speech: Speech, atWork: readonly number[] | null): readonly RuleLifeEntry[] {
  const linesOf = (version: number) => {
    const document = versions.find((known) => known.version === version)?.document;
    return document ? ruleLines(document, speech) : null;
  };
  return history.map((entry, index) => {
    const { kind, version, reason, at, by, canary, from } = entry;
    const isFirst = !history.slice(index + 1).some((earlier) => earlier.version === version);
    const isNew = version !== null && isNewVersion(entry, isFirst);
    const [after, before] = isNew ? [linesOf(version), linesOf(version - 1)] : [null, null];
    const where = canary?.share ? ` on ${canary.share} % of the tickets` : canary ? ' for some teams' : '';
    const title = `${words[kind](`Version ${version ?? ''}`)}${where}${from === null ? '' : `, which says what version ${from} said`}`;
    const offer = isNew && atWork && !atWork.includes(version) ? 'Roll back to this' : null;
    return { title, at, by: by.name, reason, version, changes: before && after ? differences(before, after) : null, offer };
  });
}
