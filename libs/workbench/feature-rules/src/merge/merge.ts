import type { Speech } from '@casewright/conditions';
import type { RuleContent } from '@casewright/contracts';
import { differences, type Difference } from '@casewright/ui';
import { ruleLines } from '../sentence/rule-sentence';

export type Side = 'mine' | 'theirs';

/** Three versions of one draft: what both began with, what is written here, and what somebody else has saved. */
export interface Conflict {
  readonly base: RuleContent;
  readonly mine: RuleContent;
  readonly theirs: RuleContent;
}

type Key = keyof RuleContent;

/** Keys that make sense together are taken together; the rest stand alone. */
const together: readonly { readonly label: string; readonly keys: readonly Key[] }[] = [
  { label: 'Name', keys: ['name'] },
  { label: 'When', keys: ['trigger'] },
  { label: 'If', keys: ['conditions', 'namedConditions'] },
  { label: 'Then', keys: ['actions'] },
  { label: 'Otherwise', keys: ['otherwise'] },
  { label: 'Order', keys: ['order', 'stop'] },
  { label: 'Guards', keys: ['guards'] },
];

/** A part in which the two differ. `chosen` is null where both have changed it, and somebody has to say which stays. */
export interface MergePart {
  readonly label: string;
  readonly keys: readonly Key[];
  readonly chosen: Side | null;
}

/** Where only one has changed a part, that one is taken. */
export function partsOf({ base, mine, theirs }: Conflict): readonly MergePart[] {
  const known = new Set(together.flatMap(({ keys }) => keys));
  const others = ([...new Set([base, mine, theirs].flatMap(Object.keys))] as Key[]).filter((key) => !known.has(key));
  const groups = [...together, ...others.map((key) => ({ label: key.charAt(0).toUpperCase() + key.slice(1), keys: [key] }))];
  return groups
    .filter(({ keys }) => !isSame(mine, theirs, keys))
    .map((group) => ({ ...group, chosen: isSame(mine, base, group.keys) ? 'theirs' : isSame(theirs, base, group.keys) ? 'mine' : null }));
}

const isSame = (left: RuleContent, right: RuleContent, keys: readonly Key[]): boolean =>
  keys.every((key) => JSON.stringify(left[key]) === JSON.stringify(right[key]));

/** Theirs, with those parts of mine that were chosen. */
export function merged({ mine, theirs }: Conflict, parts: readonly MergePart[]): RuleContent {
  const taken = parts.filter(({ chosen }) => chosen === 'mine').flatMap(({ keys }) => keys);
  return taken.reduce((content, key) => withKey(content, key, mine), theirs);
}

/** What is absent in the one is taken away from the other. */
function withKey(content: RuleContent, key: Key, from: RuleContent): RuleContent {
  const { [key]: _, ...others } = content;
  return (from[key] === undefined ? others : { ...others, [key]: from[key] }) as RuleContent;
}

/** What one side has changed in a part, in words; empty where it left it as it was. */
export function changesIn({ keys }: MergePart, base: RuleContent, side: RuleContent, speech: Speech): readonly Difference[] {
  const changed = keys.reduce((content, key) => withKey(content, key, side), base);
  return differences(ruleLines(base, speech), ruleLines(changed, speech));
}
