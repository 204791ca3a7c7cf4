import { z } from 'zod';
import { line } from '../text';
import { ActorView, Named } from './common';
import { ConditionTree } from './condition-tree';

/** `POST /rule-conditions` and `PUT /rule-conditions/{id}`: each change makes a new version. */
export const WriteRuleCondition = z.strictObject({ name: line(100), conditions: ConditionTree });
export type WriteRuleCondition = z.infer<typeof WriteRuleCondition>;

/** A rule that a condition stands in: by which version it runs, and by which its draft would. */
export const ConditionUse = z.object({ rule: Named, published: z.int().nullable(), draft: z.int().nullable() });
export type ConditionUse = z.infer<typeof ConditionUse>;

/** A condition with a name that rules share. Rules keep the version that they were published with. */
export const RuleConditionView = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  conditions: ConditionTree,
  usedBy: z.array(ConditionUse),
  /** Other shared conditions that it stands in. */
  usedIn: z.array(Named),
  updatedAt: z.iso.datetime(),
  updatedBy: ActorView,
});
export type RuleConditionView = z.infer<typeof RuleConditionView>;
export const RuleConditionList = z.object({ items: z.array(RuleConditionView), nextCursor: z.null() });
export type RuleConditionList = z.infer<typeof RuleConditionList>;

/** `GET /rule-conditions/{id}/versions`, newest first. */
export const RuleConditionVersionView = z.object({
  version: z.int(),
  name: z.string(),
  conditions: ConditionTree,
  madeAt: z.iso.datetime(),
  madeBy: ActorView,
});
export const RuleConditionVersionList = z.object({ items: z.array(RuleConditionVersionView), nextCursor: z.null() });
export type RuleConditionVersionList = z.infer<typeof RuleConditionVersionList>;

/** `POST /rule-conditions/{id}/drafts`: the rules that now have a draft with the newest version. */
export const RenewedDrafts = z.object({ rules: z.array(Named) });
export type RenewedDrafts = z.infer<typeof RenewedDrafts>;
