import type { RuleAction, RuleContent } from '@casewright/contracts';
import type { Action, ActionPlan, ActionReference, ActionRegistry, PlanContext, PreparedAction } from '../actions/define-action';
import type { z } from 'zod';
import { templateProblem, templateVariables, variablesIn } from '../actions/template';
import { below, type Problems } from './problems';

/** An action with its parameters checked. */
export interface CompiledAction {
  readonly id: string;
  readonly definition: Action;
  /** Properties that it writes with its parameters. */
  readonly writes: PreparedAction['writes'];
  /** References with the JSON pointer of each in the rule document. */
  readonly references: readonly (ActionReference & { readonly pointer: string })[];
  /** Facts that its texts name. */
  readonly told: readonly string[];
  plan(context: PlanContext): ActionPlan;
}

/** What a rule does where its conditions hold, and where they do not. */
export interface CompiledBranches {
  readonly actions: readonly CompiledAction[];
  readonly otherwise: readonly CompiledAction[];
}

export function compileBranches(
  { actions, otherwise = [] }: Pick<RuleContent, 'actions' | 'otherwise'>,
  registry: ActionRegistry,
  problems: Problems,
): CompiledBranches {
  if (actions.length + otherwise.length === 0) problems.add('/actions', 'The rule does nothing: add an action.');
  const seen = new Set<string>();
  const compile = (list: readonly RuleAction[], pointer: string) => compileActions(list, pointer, { registry, problems, seen });
  return { actions: compile(actions, '/actions'), otherwise: compile(otherwise, '/otherwise') };
}

interface Compiling {
  readonly registry: ActionRegistry;
  readonly problems: Problems;
  /** Ids of the actions so far. */
  readonly seen: Set<string>;
}

function compileActions(actions: readonly RuleAction[], list: string, { registry, problems, seen }: Compiling): readonly CompiledAction[] {
  return actions.flatMap((action, index) => {
    const pointer = below(list, index);
    if (seen.has(action.id)) problems.add(below(pointer, 'id'), `Two actions have the id "${action.id}": give one of them another.`);
    seen.add(action.id);
    const compiled = compileAction(action, pointer, registry, problems);
    return compiled ? [compiled] : [];
  });
}

function compileAction(action: RuleAction, pointer: string, registry: ActionRegistry, problems: Problems): CompiledAction | null {
  const definition = registry.find(action.type);
  if (!definition) {
    const known = registry.actions.map(({ type }) => type).join(', ');
    return problems.add(below(pointer, 'type'), `There is no action "${action.type}": choose one of ${known}.`);
  }
  const prepared = definition.prepare(action.params);
  if ('issues' in prepared) {
    for (const issue of prepared.issues)
      problems.add(below(pointer, 'params', ...issue.path.map(String)), issueWords(issue, action, definition));
    return null;
  }
  checkTemplates(prepared, pointer, problems);
  const references = prepared.references.map((reference) => ({ ...reference, pointer: below(pointer, 'params', ...reference.path) }));
  const told = prepared.templates.flatMap(({ text }) => variablesIn(text)).flatMap((name) => templateVariables[name]?.fact ?? []);
  return { id: action.id, definition, references, told, writes: prepared.writes, plan: (context) => prepared.plan(context) };
}

/** What to do about a parameter; one that was never given is named as the form names it. */
function issueWords({ path: [name], message }: z.core.$ZodIssue, { params }: RuleAction, { label, parameters }: Action): string {
  const parameter = parameters.find((known) => known.name === name);
  return parameter && params[parameter.name] === undefined ? `“${label}” needs “${parameter.label}”: say which.` : `${message}.`;
}

function checkTemplates({ templates }: PreparedAction, pointer: string, problems: Problems): void {
  for (const { path, text } of templates) {
    const problem = templateProblem(text);
    if (problem !== null) problems.add(below(pointer, 'params', path), problem);
  }
}
