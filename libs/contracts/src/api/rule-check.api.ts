import { z } from 'zod';
import { RuleContent } from './rule-document';
import { TestPolicy } from './rule-life.api';
import { RuleCheckView } from './rules.api';

/** Query of `POST /rules/check`. */
export const CheckRule = z.strictObject({
  /** The rule that the content is for; a new one where it is left out. */
  ruleId: z.uuid().optional(),
  /** What publishing asks of the saved tests; `left-out`: they are not run. */
  tests: z.enum(['left-out', ...TestPolicy.options]).default('required'),
  /** Whether it and the published rules would start each other without an end; `left-out`: not asked. */
  rings: z.enum(['checked', 'left-out']).default('checked'),
});
export type CheckRule = z.infer<typeof CheckRule>;

/** Each of them is looked for in the rings of all others, which takes the longer the more there are. */
export const maxRulesTogether = 200;

/** `POST /rules/check/together`: rules that are to be published one after the other, each as a new rule or in the place of `ruleId`. */
export const CheckRulesTogether = z.strictObject({
  rules: z
    .array(z.strictObject({ ruleId: z.uuid().optional(), content: RuleContent }))
    .min(1)
    .max(maxRulesTogether),
});
export type CheckRulesTogether = z.infer<typeof CheckRulesTogether>;

/** The rings without an end that each of them would stand in, in their order. */
export const RulesTogetherView = z.object({ rules: z.array(RuleCheckView) });
export type RulesTogetherView = z.infer<typeof RulesTogetherView>;
