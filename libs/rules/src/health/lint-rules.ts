import { canonicalJson } from '../compile/canonical-json';
import type { CompiledRule } from '../compile/compile-rule';
import type { FactCatalog } from '../facts/fact-catalog';
import type { ReadingFinding } from './finding';
import { outlineOf, type RuleOutline } from './rule-outline';
import { sameFields } from './same-field';
import { shadowOf } from './shadowed';
import { triggerClaims } from './trigger-claims';
import { unreachableParts } from './unreachable';

const nothing = { other: null, pointer: '', because: [], field: null };

/** More pairs than these are not compared; a thousand rules have fewer on any one kind of event. */
const mostPairs = 500_000;

/** What reading rules tells. `cut`: there were too many pairs, and the last of the rules were not compared with those before them. */
export interface Reading {
  readonly findings: readonly ReadingFinding[];
  readonly cut: boolean;
}

/** What is wrong with live rules, as far as reading tells; `ordered` is the order in which they run. Pure: no history, no look-ups. */
export function readRules(ordered: readonly CompiledRule[], catalog: FactCatalog, most = mostPairs): Reading {
  const alone = ordered.flatMap((rule) => inItself(rule, catalog));
  const dead = new Set(alone.filter(({ kind }) => kind === 'never-holds').map(({ rule }) => rule));
  const outlines = ordered.filter((rule) => !dead.has(rule)).map((rule) => outlineOf(rule, catalog));
  const among = amongOthers(outlines, most);
  return { findings: [...alone, ...duplicates(ordered), ...among.findings], cut: among.cut };
}

export const lintRules = (ordered: readonly CompiledRule[], catalog: FactCatalog): readonly ReadingFinding[] =>
  readRules(ordered, catalog).findings;

function inItself(rule: CompiledRule, catalog: FactCatalog): readonly ReadingFinding[] {
  return unreachableParts(rule.conditions, triggerClaims(rule.document.trigger, catalog)).map(({ pointer, because, everything }) => ({
    ...nothing,
    kind: everything ? 'never-holds' : 'unreachable',
    rule,
    pointer,
    because,
  }));
}

/** The same trigger, conditions, actions and guards, whatever their names, places and reasons are. */
function duplicates(ordered: readonly CompiledRule[]): readonly ReadingFinding[] {
  const seen = new Map<string, CompiledRule>();
  return ordered.flatMap((rule) => {
    const key = whatItDoes(rule);
    const other = seen.get(key);
    if (!other) seen.set(key, rule);
    return other ? [{ ...nothing, kind: 'duplicate' as const, rule, other }] : [];
  });
}

/** A shared condition is what it was in the version that the rule runs by. The ids of actions only name them in the record. */
function whatItDoes({ document }: CompiledRule): string {
  const { trigger, conditions, namedConditions, sharedConditions, stop, guards, actions, otherwise } = document;
  const [does, doesOtherwise] = [actions, otherwise ?? []].map((list) => list.map(({ id: _, ...action }) => action));
  return canonicalJson({
    trigger,
    conditions,
    namedConditions,
    sharedConditions: sharedConditions ?? {},
    stop,
    guards,
    does,
    doesOtherwise,
  });
}

function amongOthers(outlines: readonly RuleOutline[], most: number): Reading {
  const findings: ReadingFinding[] = [];
  let pairs = 0;
  for (const [place, later] of outlines.entries()) {
    const before = outlines.slice(0, place).filter(({ eventTypes }) => [...eventTypes].some((type) => later.eventTypes.has(type)));
    pairs += before.length;
    if (pairs > most) return { findings, cut: true };
    const shadow = shadowOf(later, before);
    if (shadow) findings.push({ ...nothing, kind: 'shadowed', rule: later.rule, other: shadow.rule });
    else findings.push(...before.flatMap((earlier) => sameFields(earlier, later)));
  }
  return { findings, cut: false };
}
