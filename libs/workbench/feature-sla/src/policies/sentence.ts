import type { SlaMatch, SlaPolicyView, SlaTargetDefinition } from '@casewright/contracts';
import { minutesAsText, prioritiesByUrgency } from '@casewright/ui';
import { either, priorityWords, targetWords, typeWords } from '../words';

/** Names of teams and organisations by their id. */
export type NameOf = (id: string) => string;

/** `Tickets tagged event of priority urgent or high`. */
export function matchWords(match: SlaMatch, nameOf: NameOf): string {
  const parts = [
    match.tags.length > 0 ? `tagged ${either(match.tags)}` : '',
    match.priorities.length > 0 ? `of priority ${either(match.priorities.map((priority) => priorityWords[priority].toLowerCase()))}` : '',
    match.types.length > 0 ? `of type ${either(match.types.map((type) => typeWords[type].toLowerCase()))}` : '',
    match.teamIds.length > 0 ? `of team ${either(match.teamIds.map(nameOf))}` : '',
    match.organisationIds.length > 0 ? `from ${either(match.organisationIds.map(nameOf))}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Every ticket' : `Tickets ${parts.join(', ')}`;
}

/** `first reply in 30 min (urgent) to 4 h (low), around the clock`. */
export function targetSentence(target: Pick<SlaTargetDefinition, 'target' | 'goals'>, calendar: string | null): string {
  const goals = prioritiesByUrgency.flatMap((priority) => {
    const minutes = target.goals[priority];
    return minutes === null ? [] : [{ minutes, words: `${minutesAsText(minutes)} (${priorityWords[priority].toLowerCase()})` }];
  });
  const [first] = goals;
  const last = goals.at(-1);
  const what = targetWords[target.target].toLowerCase();
  if (!first || !last) return `no goal for ${what}`;
  const isOne = goals.every(({ minutes }) => minutes === first.minutes);
  const span =
    isOne && goals.length === 4 ? minutesAsText(first.minutes) : first === last ? first.words : `${first.words} to ${last.words}`;
  return `${what} in ${span}, ${calendar === null ? 'around the clock' : `by ${calendar}`}`;
}

/** A policy as a person would say it. */
export const policySentence = (policy: Pick<SlaPolicyView, 'match' | 'targets'>, nameOf: NameOf): string =>
  `${matchWords(policy.match, nameOf)}: ${policy.targets.map((target) => targetSentence(target, target.calendar?.name ?? null)).join('; ')}`;
