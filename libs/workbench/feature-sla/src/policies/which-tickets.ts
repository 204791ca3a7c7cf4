import { conditionWords, listed, type Speech } from '@casewright/conditions';
import type { ConditionLeaf, ConditionNode, Priority } from '@casewright/contracts';
import { priorityWords, typeWords } from '../words';

const either = (words: readonly string[]): string => listed(words, 'or');

/** Values that a comparison asks for, where it says which ones the fact may have; else null. */
export function askedValues({ operator, value }: ConditionLeaf): readonly string[] | null {
  if (operator === 'equal' && typeof value === 'string' && value !== '') return [value];
  const isAmong = operator === 'in' || operator === 'containsAny';
  return isAmong && Array.isArray(value) && value.length > 0 ? value.map(String) : null;
}

/** The comparisons that must all hold, where the conditions are nothing but these; else null. */
export function plainLeaves(when: ConditionNode): readonly ConditionLeaf[] | null {
  if ('fact' in when) return [when];
  if (!('all' in when)) return null;
  const leaves = when.all.filter((node): node is ConditionLeaf => 'fact' in node);
  return leaves.length === when.all.length ? leaves : null;
}

/** The priorities that a policy is for, where its conditions say so; null: any. */
export function askedPriorities(when: ConditionNode | null): readonly Priority[] | null {
  const leaf = (when && plainLeaves(when))?.find(({ fact }) => fact === 'ticket.priority');
  const values = leaf && askedValues(leaf);
  return values ? values.filter((value): value is Priority => value in priorityWords) : null;
}

/** `Urgent tickets of team Field`; what no phrase is known for is said as rules say it. */
export function whichTickets(when: ConditionNode | null, speech: Speech | null): string {
  if (when === null) return 'Every ticket';
  const leaves = plainLeaves(when);
  if (leaves?.length === 0) return 'Every ticket';
  const phrases = leaves?.map((leaf) => phraseOf(leaf, speech));
  if (phrases?.every((phrase) => phrase !== null)) return joined(phrases);
  return speech ? `Tickets of which ${conditionWords(when, speech)}` : 'Tickets that meet its conditions';
}

interface Phrase {
  readonly before?: string;
  readonly after?: string;
}

function joined(phrases: readonly Phrase[]): string {
  const before = phrases.flatMap((phrase) => phrase.before ?? []);
  const after = phrases.flatMap((phrase) => phrase.after ?? []);
  const words = [...before, 'tickets', ...after].join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function phraseOf(leaf: ConditionLeaf, speech: Speech | null): Phrase | null {
  const values = askedValues(leaf);
  if (!values) return null;
  // Only of ids: whoever gives names looks up what they have not met yet.
  const named = (words: (names: string) => Phrase) => speech && words(either(values.map(speech.nameOf)));
  switch (leaf.fact) {
    case 'ticket.priority':
      return { before: either(values.map((value) => (priorityWords[value as Priority] ?? value).toLowerCase())) };
    case 'ticket.type':
      return { after: `of type ${either(values.map((value) => (typeWords[value as keyof typeof typeWords] ?? value).toLowerCase()))}` };
    case 'ticket.severity':
      return { after: `of severity ${either(values)}` };
    case 'ticket.tags':
      return { after: `tagged ${either(values)}` };
    case 'ticket.channel':
      return { after: `by ${either(values)}` };
    case 'ticket.teamId':
      return named((names) => ({ after: `of team ${names}` }));
    case 'ticket.organisationId':
      return named((names) => ({ after: `from ${names}` }));
    default:
      return null;
  }
}
