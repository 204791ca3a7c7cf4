import { DecisionOutcome } from '@casewright/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { RuleFile } from '../rule-file';

const instant = z.iso.datetime();

/** A ticket that the rule is asked about: facts that differ from an ordinary one, and what it must decide. */
const Example = z.strictObject({
  when: z.string().min(1),
  /** Kind of the event; a rule that waits for a time needs none. */
  event: z.string().optional(),
  /** The time of the event. */
  at: instant.optional(),
  facts: z.record(z.string(), z.unknown()),
  /** Facts before the event, where they were others. */
  before: z.record(z.string(), z.unknown()).optional(),
  outcome: DecisionOutcome,
  /** Properties and their values after it. */
  changes: z.record(z.string(), z.unknown()).default({}),
});

/** One rule of the cookbook: what it is for, the rule as `npm run rules` reads it, and examples that are run as tests. */
export const Recipe = z.strictObject({ title: z.string(), story: z.string(), rule: RuleFile, examples: z.array(Example).min(2) });
export type Recipe = z.infer<typeof Recipe>;

/** The recipes in a folder, in the order of their file names. */
export function readRecipes(folder: string): readonly { readonly file: string; readonly recipe: Recipe }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, recipe: Recipe.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))) }));
}
