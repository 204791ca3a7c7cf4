import { endsRings } from '@casewright/contracts';
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
  const turning = changed.filter(mayTurn);
  const rings = await server.rings(turning.map(candidateOf));
  for (const [place, { file }] of turning.entries()) tell(file.name, rings[place] ?? []);
  for (const [name, problems] of found) for (const problem of problems) terminal.problem(`${name}: ${problem}`);
  return [...found.values()].filter((problems) => problems.length > 0).length;
}

/** It can close a ring, or takes the place of what can. Hardly any rule does, and the server takes only so many at once. */
function mayTurn({ file, rule }: Pair): boolean {
  const replaced = rule?.published ?? null;
  return !endsRings(file.rule.guards) || (replaced !== null && !endsRings(replaced.guards)) || (rule?.trial ?? null) !== null;
}
