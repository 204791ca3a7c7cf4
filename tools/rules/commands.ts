import type { TestPolicy } from '@casewright/contracts';
import { differences, differenceWords } from './differences';
import type { FoundFile, RuleFolder } from './folder';
import { contentOf, RuleFile } from './rule-file';
import { Refusal, type RuleServer, type ServerRule } from './rule-server';
import type { Terminal } from './run';

export interface Given {
  readonly folder: RuleFolder;
  readonly server: RuleServer;
  readonly terminal: Terminal;
  readonly reason: string | undefined;
  readonly overwrite: boolean;
  readonly tests: TestPolicy;
}

/** Answers the exit code. */
export type Task = (given: Given) => Promise<number>;

/** A file and the rule that it is about; none on the server yet where it is new. */
interface Pair {
  readonly file: FoundFile;
  readonly rule: ServerRule | null;
}

export const lint: Task = async ({ folder, server, terminal }) => {
  const files = folder.read();
  let faulty = 0;
  for (const { name, rule } of files) {
    const problems = await server.problems(contentOf(rule));
    for (const problem of problems) terminal.problem(`${name}: ${problem}`);
    faulty += problems.length > 0 ? 1 : 0;
  }
  terminal.out(
    faulty === 0 ? `${count(files.length, 'rule')} can be published` : `${faulty} of ${count(files.length, 'rule')} cannot be published`,
  );
  return faulty === 0 ? 0 : 1;
};

export const diff: Task = async ({ folder, server, terminal }) => {
  const { pairs, elsewhere } = await compare(folder, server);
  const changed = pairs.filter((pair) => changesOf(pair).length > 0);
  for (const pair of changed) {
    terminal.out(`${pair.rule?.published ? '~' : '+'} ${pair.file.name}`);
    if (pair.rule?.published) for (const line of changesOf(pair)) terminal.out(`    ${line}`);
  }
  for (const { name } of elsewhere) terminal.out(`- ${name} (on the server, without a file)`);
  if (changed.length + elsewhere.length === 0) terminal.out('No differences');
  return changed.length + elsewhere.length === 0 ? 0 : 1;
};

export const pull: Task = async ({ folder, server, terminal }) => {
  const files = folder.read();
  let unpublished = 0;
  for (const { id, published } of await server.rules()) {
    if (!published) unpublished += 1;
    else terminal.out(folder.write(RuleFile.parse({ schema: 'rule/1', ruleId: id, ...published }), files));
  }
  if (unpublished > 0) terminal.out(`${count(unpublished, 'rule')} never published, left out`);
  return 0;
};

export const push: Task = async (given) => {
  const { folder, server, terminal, reason, overwrite } = given;
  if (!reason) {
    terminal.problem('Say why with --reason: it stands in the history of the rule.');
    return 2;
  }
  const changed = (await compare(folder, server)).pairs.filter((pair) => changesOf(pair).length > 0);
  const drafted = changed.filter(({ rule }) => rule?.hasDraft && rule.published);
  if (drafted.length > 0 && !overwrite) {
    for (const { file } of drafted)
      terminal.problem(`${file.name}: somebody has a draft of it that is not published. --overwrite replaces it.`);
    return 1;
  }
  // All or nothing as far as it can be known: one that cannot be published keeps the others from it.
  if ((await lint(given)) !== 0) return 1;
  for (const [done, pair] of changed.entries()) {
    const refused = await publish(pair, given, reason).then(() => null, refusalOf);
    if (refused !== null) {
      terminal.problem(`${pair.file.name}: ${refused}`);
      terminal.problem(`${done} of ${changed.length} went through: diff shows the others.`);
      return 1;
    }
    terminal.out(`${pair.rule ? 'Published' : 'Created'} ${pair.file.name}`);
  }
  if (changed.length === 0) terminal.out('No differences');
  return 0;
};

function refusalOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}

async function publish({ file, rule }: Pair, { server, folder, tests }: Given, reason: string): Promise<void> {
  const content = contentOf(file.rule);
  if (rule) await server.saveDraft(rule.id, content);
  const ruleId = rule?.id ?? (await server.create(content));
  // Before it is published: should that fail, the next push finds the rule by its id instead of creating another.
  if (!rule) folder.rewrite({ name: file.name, rule: { ...file.rule, ruleId } });
  await server.publish(ruleId, reason, tests);
}

async function compare(folder: RuleFolder, server: RuleServer): Promise<{ pairs: readonly Pair[]; elsewhere: readonly ServerRule[] }> {
  const files = folder.read();
  const rules = new Map((await server.rules()).map((rule) => [rule.id, rule]));
  const pairs = files.map((file) => ({ file, rule: rules.get(file.rule.ruleId ?? '') ?? null }));
  const named = new Set(files.map(({ rule }) => rule.ruleId));
  return { pairs, elsewhere: [...rules.values()].filter(({ id, published }) => published && !named.has(id)) };
}

const changesOf = ({ file, rule }: Pair): readonly string[] =>
  differences(rule?.published ?? undefined, contentOf(file.rule)).map(differenceWords);

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
