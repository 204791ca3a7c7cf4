import { z } from 'zod';
import { line } from '../text';

const scalar = z.union([z.string().max(1_000), z.number(), z.boolean(), z.null()]);

/** Facts as one would like them to have been, by their ids; times in ISO 8601. */
export const FactOverrides = z.record(z.string().min(1).max(100), z.union([scalar, z.array(z.string().max(200)).max(100)]));
export type FactOverrides = z.infer<typeof FactOverrides>;

/** Of a rule that fired: `then`, its conditions held; `otherwise`, they did not, and it did what it does in that case. */
export const DecisionBranch = z.enum(['then', 'otherwise']);
export type DecisionBranch = z.infer<typeof DecisionBranch>;

/**
 * What a rule must do on an event of the past. `branch`: what it must fire for; left out, either will do. `changes`: properties and what
 * they become, as far as they matter.
 */
export const RuleTest = z.strictObject({
  name: line(120).optional(),
  ticketId: z.uuid(),
  eventId: z.string().min(1).max(200),
  overrides: FactOverrides.optional(),
  expect: z
    .strictObject({
      fires: z.boolean(),
      branch: DecisionBranch.optional(),
      changes: z.record(z.string().min(1).max(100), z.union([scalar, z.array(z.string().max(200)).max(200)])).optional(),
    })
    .refine(({ fires, branch }) => fires || branch === undefined, {
      path: ['branch'],
      message: 'A rule that does nothing takes no branch: leave it out',
    }),
});
export type RuleTest = z.infer<typeof RuleTest>;
