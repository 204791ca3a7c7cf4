import { PublishRule, RuleContent } from '@casewright/contracts';
import type { CommandGateway } from '@casewright/commands';
import { z } from 'zod';
import { CreateRuleCommand } from './create-rule/create-rule.command';
import { PublishRuleCommand } from './publish-rule/publish-rule.command';
import { StepRuleCommand } from './step-rule/step-rule.command';

const ruleId = z.uuid();

/** What other parts of the program, such as the demo company, may ask of rules by name. `rule.create` answers with the id of the rule. */
export function registerRuleCommands(gateway: CommandGateway): void {
  gateway.register({
    type: 'rule.create',
    schema: z.strictObject({ content: RuleContent }),
    create: ({ content }, meta) => new CreateRuleCommand(content, meta),
  });
  gateway.register({
    type: 'rule.publish',
    schema: z.strictObject({ ruleId, reason: PublishRule.shape.reason }),
    create: (data, meta) => new PublishRuleCommand(data.ruleId, data.reason, { as: 'active' }, undefined, meta, 'all'),
  });
  gateway.register({
    type: 'rule.pause',
    schema: z.strictObject({ ruleId, reason: z.string().nullable().default(null) }),
    create: (data, meta) => new StepRuleCommand(data.ruleId, 'paused', data.reason, undefined, meta),
  });
  gateway.register({
    type: 'rule.resume',
    schema: z.strictObject({ ruleId, reason: z.string().nullable().default(null) }),
    create: (data, meta) => new StepRuleCommand(data.ruleId, 'resumed', data.reason, undefined, meta),
  });
}
