import { candidateOf, changesOf, type Comparison, type Pair } from './compare';
import type { Given } from './commands';

/** Says of each file what keeps it from being published, and answers how many that are. */
export async function faultyFiles({ server, terminal, tests }: Given, { pairs }: Comparison): Promise<number> {
  const found = new Map<string, string[]>();
  const tell = (name: string, problems: readonly string[]) => found.set(name, [...(found.get(name) ?? []), ...problems]);
  const changed = pairs.filter((pair) => changesOf(pair).length > 0);
  // What is published already was accepted as it was tested then.
  const testsOf = (pair: Pair) => (changed.includes(pair) ? tests : 'where-needed');
  for (const pair of pairs) tell(pair.file.name, await server.problems(candidateOf(pair), testsOf(pair)));
  const rings = await server.rings(changed.map(candidateOf));
  for (const [place, { file }] of changed.entries()) tell(file.name, rings[place] ?? []);
  for (const [name, problems] of found) for (const problem of problems) terminal.problem(`${name}: ${problem}`);
  return [...found.values()].filter((problems) => problems.length > 0).length;
}
