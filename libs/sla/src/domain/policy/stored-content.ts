import type { ConditionNode, SlaPolicyContent } from '@casewright/contracts';

/** What policies looked at before they spoke the rule language: each list that is not empty must hold the ticket's value. */
interface EarlierMatch {
  readonly priorities: readonly string[];
  readonly types: readonly string[];
  readonly teamIds: readonly string[];
  readonly organisationIds: readonly string[];
  readonly tags: readonly string[];
}

interface EarlierTarget extends Pick<SlaPolicyContent['targets'][number], 'target' | 'calendarId' | 'goals'> {
  readonly warnAtPercent: number;
}

interface EarlierContent extends Pick<SlaPolicyContent, 'name' | 'description' | 'active'> {
  readonly match: EarlierMatch;
  readonly targets: readonly EarlierTarget[];
}

export type StoredPolicyContent = SlaPolicyContent | EarlierContent;

const parts: readonly (readonly [keyof EarlierMatch, string, string])[] = [
  ['priorities', 'ticket.priority', 'in'],
  ['types', 'ticket.type', 'in'],
  ['teamIds', 'ticket.teamId', 'in'],
  ['organisationIds', 'ticket.organisationId', 'in'],
  ['tags', 'ticket.tags', 'containsAny'],
];

function whenOf(match: EarlierMatch): ConditionNode | null {
  const all = parts.flatMap(([part, fact, operator]) => (match[part].length > 0 ? [{ fact, operator, value: match[part] }] : []));
  return all.length === 0 ? null : { all };
}

/** A policy as it is written today, whatever it was stored as: versions never change, so those of an older release are read so. */
export function contentOf(stored: StoredPolicyContent): SlaPolicyContent {
  if (!('match' in stored)) return stored;
  const { match, targets, ...kept } = stored;
  return {
    ...kept,
    when: whenOf(match),
    onPriorityChange: 'remaining-time',
    targets: targets.map(({ warnAtPercent, ...target }) => ({ ...target, warnings: [{ percent: warnAtPercent }], breachLevels: [] })),
  };
}
