import type { DecidedField, RuleActor, RuleContent } from '@casewright/contracts';
import { traitsOf } from './decided-fields';

type EventTrigger = Extract<RuleContent['trigger'], { kind: 'event' }>;

/** A rule as far as it can start others and be started. */
export interface RingMember {
  readonly name: string;
  readonly trigger: RuleContent['trigger'];
  readonly guards: RuleContent['guards'];
  readonly writes: ReadonlySet<DecidedField>;
}

/**
 * The shortest ring of rules that start each other through `rule`, beginning and ending with it; null where there is none. A rule that
 * does not react to its own chain, or fires once, ends every ring that it stands in. It looks at triggers and actions, not at conditions
 * and values: a ring that it finds need not turn, but one that it does not find cannot.
 */
export function ringThrough(rule: RingMember, others: readonly RingMember[]): readonly RingMember[] | null {
  if (isGuarded(rule)) return null;
  const candidates = others.filter((other) => !isGuarded(other));
  const reached = new Set<RingMember>();
  let paths: readonly (readonly [RingMember, ...RingMember[]])[] = [[rule]];
  while (paths.length > 0) {
    const closed = paths.find(([latest]) => starts(latest, rule));
    if (closed) return [...[...closed].reverse(), rule];
    paths = paths.flatMap((path) =>
      candidates
        .filter((next) => !reached.has(next) && starts(path[0], next))
        .map((next) => {
          reached.add(next);
          return [next, ...path] as const;
        }),
    );
  }
  return null;
}

/** It ends every ring that it stands in. */
export const isGuarded = ({ guards }: RingMember): boolean => guards.reentry !== 'allow' || guards.once !== 'none';

/** What the first writes can start the second. A rule that waits for a time is started by no other rule: its wake-up begins a chain of its own. */
export function starts({ writes }: RingMember, { trigger }: RingMember): boolean {
  if (trigger.kind !== 'event') return false;
  return [...writes].some((field) => {
    const { later } = traitsOf(field);
    return later ? later.some((changed) => wakes(changed, 'process', trigger)) : wakes(field, 'rule', trigger);
  });
}

/** Whether a change of the property by somebody of this kind is what the trigger waits for. */
function wakes(field: DecidedField, by: RuleActor, { types, changed, actors }: EventTrigger): boolean {
  const { include, exclude } = actors ?? { include: [], exclude: [] };
  if (exclude.includes(by) || (include.length > 0 && !include.includes(by))) return false;
  const { events, facts } = traitsOf(field);
  return events.some((type) => types.includes(type)) && (!changed || facts.includes(`ticket.${changed.field}`));
}
