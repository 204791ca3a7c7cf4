import { endsRings } from '@casewright/contracts';
import { Refusal } from '../client/api';
import { behindWords, isBehind, isTried } from './behind';
import { changesOf, compare, type Pair } from './compare';
import type { Given } from './commands';
import { faultyFiles } from './lint';
import { contentOf } from './rule-file';

/** Publishes what differs, all or nothing as far as it can be known. Answers the exit code. */
export async function pushFiles(given: Given, reason: string): Promise<number> {
  const { folder, server, terminal } = given;
  const comparison = await compare(folder, server);
  const changed = comparison.pairs.filter((pair) => changesOf(pair).length > 0);
  const isKept = (!given.overwrite && (await wouldOverwrite(changed, given))) || (await faultyFiles(given, comparison)) > 0;
  if (isKept) {
    terminal.problem('Nothing was published.');
    return 1;
  }
  // What ends a ring goes first: the others may close it with what is still published.
  const inTurn = [...changed].sort((left, right) => Number(endsRings(right.file.rule.guards)) - Number(endsRings(left.file.rule.guards)));
  for (const [done, pair] of inTurn.entries()) {
    const refused = await publish(pair, given, reason).then(() => null, refusalOf);
    if (refused !== null) {
      terminal.problem(`${pair.file.name}: ${refused}`);
      terminal.problem(`${done} of ${changed.length} went through: diff shows the others.`);
      return 1;
    }
    terminal.out(`${pair.rule ? 'Published' : 'Created'} ${pair.file.name}`);
  }
  for (const pair of comparison.pairs) if (!changed.includes(pair)) renewBase(pair, given);
  if (changed.length === 0) terminal.out('No differences');
  return 0;
}

/** Says of which files it would write over somebody's work. */
async function wouldOverwrite(changed: readonly Pair[], { server, terminal }: Given): Promise<boolean> {
  const refused = new Set<Pair>();
  const refuse = (pair: Pair, words: string) => {
    terminal.problem(`${pair.file.name}: ${words}`);
    refused.add(pair);
  };
  for (const pair of changed) {
    const words = await behindWords(pair, server);
    if (words !== null) refuse(pair, `${words}.`);
    if (pair.rule?.published && pair.rule.hasDraft) refuse(pair, 'somebody has a draft of it that is not published.');
  }
  if ([...refused].some((pair) => !isTried(pair)))
    terminal.problem('pull brings the files up to date; --overwrite publishes them over what is there.');
  return refused.size > 0;
}

async function publish({ file, rule }: Pair, { server, folder, tests }: Given, reason: string): Promise<void> {
  const content = contentOf(file.rule);
  const drafted = rule ? { id: rule.id, revision: await server.saveDraft(rule, content) } : await server.create(content);
  const named = { ...file.rule, ruleId: drafted.id };
  // Before it is published: should that fail, the next push finds the rule by its id instead of creating another.
  if (!rule) folder.rewrite({ name: file.name, rule: named });
  const { base } = await server.publish(drafted.id, drafted.revision, reason, tests);
  folder.rewrite({ name: file.name, rule: { ...named, base: base ?? undefined } });
}

/** A file that says what is published is based on that, wherever it came from. */
function renewBase(pair: Pair, { folder }: Given): void {
  const { file, rule } = pair;
  if (rule?.base && rule.newest === rule.base.version && isBehind(pair))
    folder.rewrite({ name: file.name, rule: { ...file.rule, base: rule.base } });
}

function refusalOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  throw error;
}
