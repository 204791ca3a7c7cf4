import type { TestPolicy } from '@casewright/contracts';
import { behindWords } from './behind';
import { changesOf, compare } from './compare';
import type { RuleFolder } from './folder';
import { faultyFiles } from './lint';
import { pushFiles } from './push';
import { RuleFile } from './rule-file';
import type { RuleServer } from './rule-server';
import type { Terminal } from '../client/terminal';

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

export const lint: Task = async (given) => {
  const comparison = await compare(given.folder, given.server);
  const faulty = await faultyFiles(given, comparison);
  const all = count(comparison.pairs.length, 'rule');
  given.terminal.out(faulty === 0 ? `${all} can be published` : `${faulty} of ${all} cannot be published`);
  return faulty === 0 ? 0 : 1;
};

export const diff: Task = async ({ folder, server, terminal }) => {
  const { pairs, elsewhere } = await compare(folder, server);
  const changed = pairs.filter((pair) => changesOf(pair).length > 0);
  for (const pair of changed) {
    terminal.out(`${pair.rule?.published ? '~' : '+'} ${pair.file.name}`);
    if (!pair.rule?.published) continue;
    const behind = await behindWords(pair, server);
    if (behind !== null) terminal.out(`  ! ${behind}`);
    for (const line of changesOf(pair)) terminal.out(`    ${line}`);
  }
  for (const { name } of elsewhere) terminal.out(`- ${name} (on the server, without a file)`);
  if (changed.length + elsewhere.length === 0) terminal.out('No differences');
  return changed.length + elsewhere.length === 0 ? 0 : 1;
};

export const pull: Task = async ({ folder, server, terminal }) => {
  const files = folder.read();
  let unpublished = 0;
  for (const { id, published, base } of await server.rules()) {
    if (!published) unpublished += 1;
    else terminal.out(folder.write(RuleFile.parse({ schema: 'rule/1', ruleId: id, base, ...published }), files));
  }
  if (unpublished > 0) terminal.out(`${count(unpublished, 'rule')} never published, left out`);
  return 0;
};

export const push: Task = async (given) => {
  if (given.reason) return pushFiles(given, given.reason);
  given.terminal.problem('Say why with --reason: it stands in the history of the rule.');
  return 2;
};

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
