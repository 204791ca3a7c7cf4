import { z } from 'zod';
import { SlaWarning } from '../events/sla.events';
import { line, text } from '../text';
import { Channel, Priority, Severity, SlaEffect, SlaTarget, Slug, StatusCategory, TicketType } from '../vocabulary';
import { filedVersion } from './calendars.api';
import { listOf, Named } from './common';
import { ConditionTree } from './condition-tree';
import { ExplainedTree } from './rules.api';

const goal = z.int().min(1).max(525_600).nullable();

/** Minutes per priority; null: no target for this priority. */
export const SlaGoals = z.strictObject({ low: goal, normal: goal, high: goal, urgent: goal });
export type SlaGoals = z.infer<typeof SlaGoals>;

export const SlaTargetDefinition = z.strictObject({
  target: SlaTarget,
  /** Null counts around the clock. */
  calendarId: z.uuid().nullable(),
  goals: SlaGoals,
  /** Given in the order in which they are reached. */
  warnings: z
    .array(SlaWarning)
    .max(5)
    .default([{ percent: 80 }]),
  /** Minutes of the same hours after the goal at which a breach reaches level 2, 3, …; ascending. */
  breachLevels: z
    .array(z.int().min(1).max(525_600))
    .max(5)
    .default([])
    .refine((levels) => levels.every((level, place) => place === 0 || level > (levels[place - 1] ?? 0)), 'Must ascend'),
  /** While the ticket is in one of these, the clock stands still; left out, as the target is meant. Refused where the target leaves it no choice. */
  pausesIn: z
    .array(StatusCategory.exclude(['solved', 'closed']))
    .max(4)
    .optional(),
});
export type SlaTargetDefinition = z.infer<typeof SlaTargetDefinition>;

const policyFields = {
  name: line(100),
  description: text(2000),
  active: z.boolean(),
  /** In the rule language, over what the ticket's own events say; null: every ticket. */
  when: ConditionTree.nullable(),
  /** What another priority does to the clocks of its ticket. */
  onPriorityChange: SlaEffect.exclude(['new-tickets']),
  targets: z
    .array(SlaTargetDefinition)
    .min(1)
    .max(SlaTarget.options.length)
    .refine((targets) => new Set(targets.map(({ target }) => target)).size === targets.length, 'Must not name a target twice'),
};

export const SlaPolicyContent = z.strictObject({
  ...policyFields,
  description: policyFields.description.default(''),
  active: policyFields.active.default(true),
  when: policyFields.when.default(null),
  onPriorityChange: policyFields.onPriorityChange.default('remaining-time'),
});
export type SlaPolicyContent = z.infer<typeof SlaPolicyContent>;

/** What the change does to clocks that run. */
const effect = { effect: SlaEffect.default('new-tickets') };

export const CreateSlaPolicy = SlaPolicyContent.extend(effect);
export type CreateSlaPolicy = z.infer<typeof CreateSlaPolicy>;

export const EditSlaPolicy = z.strictObject(policyFields).partial().extend(effect);
export type EditSlaPolicy = z.infer<typeof EditSlaPolicy>;

/** Query of `DELETE /sla-policies/{id}`. */
export const RemoveSlaPolicy = z.strictObject(effect);
export type RemoveSlaPolicy = z.infer<typeof RemoveSlaPolicy>;

export const SlaPolicyView = z.object({
  id: z.string(),
  version: z.int(),
  /** Place in the order, from 1; the first active policy that matches wins. */
  rank: z.int(),
  name: z.string(),
  description: z.string(),
  active: z.boolean(),
  when: ConditionTree.nullable(),
  onPriorityChange: SlaEffect,
  targets: z.array(
    SlaTargetDefinition.omit({ calendarId: true, pausesIn: true }).extend({
      calendar: Named.nullable(),
      pausesIn: z.array(StatusCategory),
    }),
  ),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type SlaPolicyView = z.infer<typeof SlaPolicyView>;

/** `GET /sla-policies/{id}/versions`, newest first. */
export const SlaPolicyVersionView = z.object({ ...filedVersion, content: SlaPolicyContent });
export type SlaPolicyVersionView = z.infer<typeof SlaPolicyVersionView>;
export const SlaPolicyVersionList = listOf(SlaPolicyVersionView);
export type SlaPolicyVersionList = z.infer<typeof SlaPolicyVersionList>;

/** In the order in which they are tried. */
/** `version` goes up where a policy is made, removed or moved: the ETag for `PUT /sla-policies/order`. */
export const SlaPolicyList = z.object({ version: z.int(), items: z.array(SlaPolicyView), nextCursor: z.null() });
export type SlaPolicyList = z.infer<typeof SlaPolicyList>;

/** `PUT /sla-policies/order`: the ids of all policies, first one first. */
export const ReorderSlaPolicies = z.strictObject({ ids: z.array(z.uuid()).max(500), ...effect });
export type ReorderSlaPolicies = z.infer<typeof ReorderSlaPolicies>;

/** `POST /sla-policies/preview`: when would this draft make an example ticket due? */
export const PreviewSlaPolicy = z.strictObject({
  policy: SlaPolicyContent,
  example: z.strictObject({
    createdAt: z.iso.datetime(),
    priority: Priority,
    type: TicketType.default('question'),
    severity: Severity.nullable().default(null),
    channel: Channel.default('web'),
    teamId: z.uuid().nullable().default(null),
    organisationId: z.uuid().nullable().default(null),
    tags: z.array(Slug).max(50).default([]),
  }),
});
export type PreviewSlaPolicy = z.infer<typeof PreviewSlaPolicy>;

export const SlaPolicyPreviewView = z.object({
  matches: z.boolean(),
  /** How the conditions came out for the example; null where the policy has none. */
  conditions: ExplainedTree.nullable(),
  /** As they would be if the policy were chosen; times are null where the priority has no goal. */
  targets: z.array(
    z.object({
      target: SlaTarget,
      calendar: Named.nullable(),
      /** What its clock begins with, as far as that is not the opening of the example: the times are as if it began then all the same. */
      begins: z.string().optional(),
      goalMinutes: z.int().nullable(),
      /** By place in `warnings`, and in `breachLevels`. */
      warnAts: z.array(z.string()),
      dueAt: z.string().nullable(),
      levelAts: z.array(z.string()),
    }),
  ),
});
export type SlaPolicyPreviewView = z.infer<typeof SlaPolicyPreviewView>;
