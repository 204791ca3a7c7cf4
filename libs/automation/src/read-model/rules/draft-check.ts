import { UserDirectory, type RuleContent, type RuleProblem } from '@casewright/contracts';
import { compileContent, type CompiledContent } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { ticketLanguage } from '../../domain/ticket-language';

interface Named {
  readonly id: string;
  readonly pointer: string;
}

/** What publishing a draft would refuse now: what does not compile, and teams or agents that do not exist. */
@Injectable()
export class DraftCheck {
  constructor(private readonly directory: UserDirectory) {}

  async problems(content: RuleContent): Promise<readonly RuleProblem[]> {
    const compiled = compileContent(content, ticketLanguage);
    if ('problems' in compiled) return compiled.problems;
    const teams = namedBy(compiled.rule, 'team');
    const agents = namedBy(compiled.rule, 'agent');
    const knownTeams = await this.directory.teams(idsOf(teams));
    const knownAgents = await this.directory.users(idsOf(agents));
    return [
      ...teams
        .filter(({ id }) => !knownTeams.has(id))
        .map(({ pointer }) => ({ pointer, message: 'There is no such team: choose another.' })),
      ...agents
        .filter(({ id }) => knownAgents.get(id)?.active !== true)
        .map(({ pointer }) => ({ pointer, message: 'There is no such agent, or no longer: choose another.' })),
    ];
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const idsOf = (named: readonly Named[]): string[] => named.map(({ id }) => id).filter((id) => uuid.test(id));

function namedBy(rule: CompiledContent, kind: 'team' | 'agent'): readonly Named[] {
  const inActions = rule.actions.flatMap((action) => action.references).filter((reference) => reference.kind === kind);
  const inConditions = rule.leaves
    .filter((leaf) => leaf.fact.reference === kind)
    .flatMap((leaf) => [leaf.expected].flat().map((id) => ({ id, pointer: `${leaf.id}/value` })))
    .flatMap(({ id, pointer }) => (typeof id === 'string' ? [{ id, pointer }] : []));
  return [...inActions, ...inConditions];
}
