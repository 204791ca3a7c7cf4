import { differences, differenceWords } from './differences';
import type { FoundFile, RuleFolder } from './folder';
import { contentOf } from './rule-file';
import type { Candidate, RuleServer, ServerRule } from './rule-server';

/** A file and the rule that it is about; none on the server yet where it is new. */
export interface Pair {
  readonly file: FoundFile;
  readonly rule: ServerRule | null;
}

export interface Comparison {
  readonly pairs: readonly Pair[];
  /** Published rules without a file. */
  readonly elsewhere: readonly ServerRule[];
}

export async function compare(folder: RuleFolder, server: RuleServer): Promise<Comparison> {
  const files = folder.read();
  const rules = new Map((await server.rules()).map((rule) => [rule.id, rule]));
  const pairs = files.map((file) => ({ file, rule: rules.get(file.rule.ruleId ?? '') ?? null }));
  const named = new Set(files.map(({ rule }) => rule.ruleId));
  return { pairs, elsewhere: [...rules.values()].filter(({ id, published }) => published && !named.has(id)) };
}

/** Each place in which the file differs from what is published. */
export const changesOf = ({ file, rule }: Pair): readonly string[] =>
  differences(rule?.published ?? undefined, contentOf(file.rule)).map(differenceWords);

export const candidateOf = ({ file, rule }: Pair): Candidate => ({ ruleId: rule?.id, content: contentOf(file.rule) });
