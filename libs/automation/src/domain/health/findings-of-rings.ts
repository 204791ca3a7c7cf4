import { canonicalJson, type CompiledRule } from '@casewright/rules';
import { isGuarded, starts, type RingMember } from '../rings';
import { plainly, type Finding } from './finding';

type Member = RingMember & { readonly rule: CompiledRule };

/** Rules that start each other in a ring which a guard ends; each ring once. Rings without a guard cannot be published. */
export function findingsOfRings(rules: readonly CompiledRule[]): readonly Finding[] {
  const alike = new Map<string, Member[]>();
  for (const rule of rules) {
    const member = { ...rule.document, writes: rule.writes, rule };
    const key = canonicalJson([[...rule.writes].sort(), rule.document.trigger]);
    alike.set(key, [...(alike.get(key) ?? []), member]);
  }
  return ringsOf([...alike.values()]).flatMap(findingOf);
}

/** Rules with one trigger that write the same start the same ones and are started by the same ones: one of each group speaks for it. */
function ringsOf(groups: readonly (readonly Member[])[]): readonly (readonly Member[])[] {
  const reached = new Map(groups.map((group) => [group, reachableFrom(group, groups)]));
  const told = new Set<readonly Member[]>();
  return groups.flatMap((group) => {
    const ring = groups.filter((other) => reached.get(group)?.has(other) && reached.get(other)?.has(group));
    if (ring.length === 0 || told.has(group)) return [];
    for (const other of ring) told.add(other);
    return [ring.flat()];
  });
}

function reachableFrom(begin: readonly Member[], groups: readonly (readonly Member[])[]): ReadonlySet<readonly Member[]> {
  const reached = new Set<readonly Member[]>();
  const open = [begin];
  for (let group = open.pop(); group; group = open.pop()) {
    for (const next of groups) {
      if (reached.has(next) || !canStart(group, next)) continue;
      reached.add(next);
      open.push(next);
    }
  }
  return reached;
}

const canStart = ([from]: readonly Member[], [to]: readonly Member[]): boolean => !!from && !!to && starts(from, to);

/** A rule that would start only itself is what its own guard is for. */
function findingOf([first, ...rest]: readonly Member[]): readonly Finding[] {
  if (!first || rest.length === 0) return [];
  const detail = [first, ...rest]
    .filter(isGuarded)
    .map(({ name }) => `“${name}”`)
    .join(', ');
  return [{ ...plainly, kind: 'ring', severity: 'note', rule: first.rule, others: rest.map(({ rule }) => rule), detail }];
}
