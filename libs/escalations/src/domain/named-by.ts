import type { EscalationEffect, LadderStep } from '@casewright/contracts';

/** The teams and people that something names by id. */
export interface NamedIds {
  readonly teamIds: readonly string[];
  readonly userIds: readonly string[];
}

/** Whom the steps of a ladder name. */
export function namedBy(steps: readonly LadderStep[]): NamedIds {
  const audiences = steps.flatMap(({ notify }) => notify);
  return {
    teamIds: [...idsOf(audiences, 'team'), ...steps.flatMap(({ assignTeamId }) => assignTeamId ?? [])],
    userIds: [...idsOf(audiences, 'agent'), ...steps.flatMap(({ assignAgentId }) => assignAgentId ?? [])],
  };
}

/** Whom steps that were climbed have told, and to whom they have given the ticket. */
export function namedIn(effects: readonly EscalationEffect[]): NamedIds {
  return {
    teamIds: effects.flatMap((effect) => (effect.kind === 'assign-team' ? [effect.to] : [])),
    userIds: effects.flatMap((effect) => {
      if (effect.kind === 'assign-agent') return [effect.to];
      return effect.kind === 'notify' ? effect.userIds : [];
    }),
  };
}

const idsOf = (audiences: LadderStep['notify'], kind: 'team' | 'agent'): readonly string[] =>
  audiences.flatMap((audience) => (audience.kind === kind ? [audience.id] : []));
