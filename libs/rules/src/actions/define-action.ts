import type { ActionView, DecidedField, Permission } from '@casewright/contracts';
import type { CommandMessage } from '@casewright/kernel';
import type { z } from 'zod';
import type { FactReader, FactValues } from '../facts/fact-reader';

/** What an action knows when it is planned. */
export interface PlanContext {
  readonly ticketId: string;
  readonly rule: { readonly id: string; readonly version: number };
  readonly facts: FactReader;
}

/** A property before and after. Where both are the same the action asks for what is there already, and says so. */
export interface PlannedChange {
  readonly field: DecidedField;
  readonly before: unknown;
  readonly after: unknown;
}

export interface PlannedCommand {
  /** Tells the commands of one action apart; empty for an action with one command. */
  readonly key: string;
  readonly message: CommandMessage;
}

export interface ActionPlan {
  readonly changes: readonly PlannedChange[];
  readonly commands: readonly PlannedCommand[];
  /** What later rules will see. */
  readonly facts: FactValues;
  /** Why nothing is done, where something forbids it. */
  readonly withheld?: string;
}

/** Something that a rule names by id and that must exist when it is published. `path` leads to it inside the parameters. */
export interface ActionReference {
  readonly kind: 'team' | 'agent' | 'person' | 'webhook' | 'ladder' | 'gone';
  readonly id: string;
  readonly path: readonly string[];
}

interface ActionTraits {
  readonly type: string;
  readonly label: string;
  /** What a person needs to do the same by hand; who publishes a rule with it needs it, too. */
  readonly permission: Permission;
  /** How a form asks for the parameters. */
  readonly parameters: ActionView['parameters'];
  readonly reversible: boolean;
  /** True: it reaches people outside. */
  readonly external: boolean;
  readonly writes: readonly DecidedField[];
}

interface ActionDefinition<Params> extends ActionTraits {
  readonly params: z.ZodType<Params>;
  /** Names of the parameters that are templates. */
  readonly templates?: readonly (keyof Params & string)[];
  references?(params: Params): readonly ActionReference[];
  /** What it writes with these parameters, where that depends on them. */
  writesOf?(params: Params): readonly DecidedField[];
  plan(params: Params, context: PlanContext): ActionPlan;
}

/** An action with parameters that its schema accepts. */
export interface PreparedAction {
  readonly templates: readonly { readonly path: string; readonly text: string }[];
  readonly references: readonly ActionReference[];
  readonly writes: readonly DecidedField[];
  plan(context: PlanContext): ActionPlan;
}

/** One thing that rules can do, whatever its parameters are. Pure: it plans commands and says what they will change; the shell sends them. */
export interface Action extends ActionTraits {
  /** Checks parameters from outside. */
  prepare(params: unknown): PreparedAction | { readonly issues: readonly z.core.$ZodIssue[] };
}

/** Declares an action. Its parameters are known to `plan` by the schema that they have passed. */
export function defineAction<Params extends object>({
  params: schema,
  templates = [],
  references,
  writesOf,
  plan,
  ...traits
}: ActionDefinition<Params>): Action {
  return {
    ...traits,
    prepare(raw) {
      const parsed = schema.safeParse(raw);
      if (!parsed.success) return { issues: parsed.error.issues };
      const params = parsed.data;
      return {
        templates: templates.map((path) => ({ path, text: String(params[path]) })),
        references: references?.(params) ?? [],
        writes: writesOf?.(params) ?? traits.writes,
        plan: (context) => plan(params, context),
      };
    },
  };
}

/** Actions whose types begin alike and that are not known beforehand, such as those of plugins. */
export interface ActionFamily {
  readonly prefix: string;
  make(type: string): Action;
}

/** The actions that rules may use. */
export class ActionRegistry {
  private readonly byType: ReadonlyMap<string, Action>;

  constructor(
    readonly actions: readonly Action[],
    private readonly families: readonly ActionFamily[] = [],
  ) {
    this.byType = new Map(actions.map((action) => [action.type, action]));
  }

  find(type: string): Action | undefined {
    return this.byType.get(type) ?? this.families.find(({ prefix }) => type.startsWith(prefix) && type !== prefix)?.make(type);
  }
}
