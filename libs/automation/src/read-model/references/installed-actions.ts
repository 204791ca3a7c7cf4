import type { ActionView, RuleContent, RuleProblem } from '@casewright/contracts';
import type { RuleActionCapability } from '@casewright/plugin-sdk';
import { Plugins } from '@casewright/plugins';
import { Injectable } from '@nestjs/common';

type ActionName = `action.${string}`;

const inputs = { line: 'line-template', text: 'template', choice: 'choice' } as const;
const isAction = (name: string): name is ActionName => name.startsWith('action.');

/** What the plugins of this installation can do for rules. */
@Injectable()
export class InstalledActions {
  constructor(private readonly plugins: Plugins) {}

  views(): readonly ActionView[] {
    return this.names().map((type) => viewOf(type, this.plugins.get(type)));
  }

  /** Null: no plugin can do it. */
  find(type: string): RuleActionCapability | null {
    const name = this.names().find((known) => known === type);
    return name ? this.plugins.get(name) : null;
  }

  /** Actions of a rule that no plugin can do, or that a plugin would not take as they are. */
  problems({ actions, otherwise = [] }: RuleContent): readonly RuleProblem[] {
    return [
      ...actions.flatMap((action, place) => this.problemsOf(action, `/actions/${place}`)),
      ...otherwise.flatMap((action, place) => this.problemsOf(action, `/otherwise/${place}`)),
    ];
  }

  private problemsOf({ type, params }: RuleContent['actions'][number], pointer: string): readonly RuleProblem[] {
    if (!isAction(type)) return [];
    const action = this.find(type);
    if (!action)
      return [{ pointer: `${pointer}/type`, message: 'No plugin of this installation can do this any more: take the action out.' }];
    const issues = action.params.safeParse(params).error?.issues ?? [];
    return issues.map(({ path, message }) => ({ pointer: [`${pointer}/params`, ...path.map(String)].join('/'), message: `${message}.` }));
  }

  private names(): readonly ActionName[] {
    return this.plugins.installed().flatMap(({ capabilities }) => capabilities.filter(isAction));
  }
}

const viewOf = (type: string, { label, parameters }: RuleActionCapability): ActionView => ({
  type,
  label,
  permission: 'rule.publish',
  reversible: false,
  external: true,
  parameters: parameters.map(({ input, choices = [], ...parameter }) => ({
    ...parameter,
    input: inputs[input],
    choices: [...choices],
    nullable: false,
  })),
});
