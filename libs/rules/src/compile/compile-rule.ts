import type { DecidedField, RuleContent, RuleDocument, RuleProblem } from '@casewright/contracts';
import type { ActionRegistry } from '../actions/define-action';
import type { FactCatalog } from '../facts/fact-catalog';
import type { LookUp } from '../facts/looked-up';
import type { LeafTest } from '../operators/operator';
import { compileBranches, type CompiledBranches } from './compile-actions';
import { compileTiming } from './compile-timing';
import { compileTrigger, type TriggerTest } from './compile-trigger';
import { leavesOf, type CompiledGroup, type CompiledLeaf } from './condition';
import { compileGate } from './gate';
import { Problems } from './problems';
import { lookUpsOf } from './look-ups';
import { resolveConditions } from './resolve-conditions';
import type { Timing } from '../timed/timing';
import { selectiveKey, type SelectiveKey } from './selective-key';

/** The language that a rule is compiled against. */
export interface RuleLanguage {
  readonly catalog: FactCatalog;
  readonly actions: ActionRegistry;
  readonly eventTypes: readonly string[];
}

/** The content of a rule, checked and made ready to run. */
export interface CompiledContent extends CompiledBranches {
  readonly trigger: TriggerTest;
  /** Null: it runs on its events there and then. */
  readonly timing: Timing | null;
  readonly conditions: CompiledGroup;
  readonly leaves: readonly CompiledLeaf[];
  readonly gate: LeafTest;
  readonly key: SelectiveKey | null;
  /** Facts that the conditions read and properties that the actions write. */
  readonly reads: ReadonlySet<string>;
  /** What has to be looked up before it can be decided; mostly nothing. */
  readonly needs: readonly LookUp[];
  readonly writes: ReadonlySet<DecidedField>;
}

/** A published version, ready to run. */
export interface CompiledRule extends CompiledContent {
  readonly document: RuleDocument;
}

export type Compiled<Result> = { readonly rule: Result } | { readonly problems: readonly RuleProblem[] };

/** What publishing does with a draft: everything that is wrong with it at once, or the rule ready to run. Pure. */
export function compileContent(content: RuleContent, language: RuleLanguage): Compiled<CompiledContent> {
  const problems = new Problems();
  const trigger = compileTrigger(content.trigger, language.eventTypes, language.catalog, problems);
  const conditions = resolveConditions(content, language.catalog, problems);
  const timing = compileTiming(content, conditions, language.catalog, problems);
  const { actions, otherwise } = compileBranches(content, language.actions, problems);
  if (!conditions || problems.found.length > 0) return { problems: problems.found };
  const leaves = leavesOf(conditions);
  const rule = {
    trigger,
    timing,
    conditions,
    leaves,
    gate: compileGate(conditions),
    // What it does where the conditions do not hold it can do on any event, so no value rules it out.
    key: otherwise.length > 0 ? null : selectiveKey(conditions),
    actions,
    otherwise,
    reads: new Set(leaves.map((leaf) => leaf.fact.id)),
    needs: lookUpsOf(leaves),
    writes: new Set([...actions, ...otherwise].flatMap((action) => action.writes)),
  };
  return { rule };
}

/** Compiles a published version; refuses one without a reason. */
export function compileRule(document: RuleDocument, language: RuleLanguage): Compiled<CompiledRule> {
  if (document.why.trim() === '') return { problems: [{ pointer: '/why', message: 'Say why the rule is published: give a reason.' }] };
  const compiled = compileContent(document, language);
  return 'problems' in compiled ? compiled : { rule: { ...compiled.rule, document } };
}
