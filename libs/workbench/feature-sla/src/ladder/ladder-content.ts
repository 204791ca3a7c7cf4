import type { EscalationAudience, LadderContent, LadderStep, LadderView } from '@casewright/contracts';

export const newStep = (after: string): LadderStep => ({
  ...{ after, notify: [{ kind: 'assignee' }], assignTeamId: null, assignAgentId: null, raisePriority: null },
});

/** What the form of a new ladder begins with: who has the ticket, and then their team. */
export const newLadder = (): LadderContent => ({
  name: '',
  calendarId: null,
  steps: [newStep('PT30M'), { ...newStep('PT1H'), notify: [{ kind: 'assigned-team' }], raisePriority: 'one-higher' }],
});

/** The part of a ladder that the form writes. */
export const contentOf = ({ name, calendar, steps }: LadderView): LadderContent => ({ name, calendarId: calendar?.id ?? null, steps });

/** An audience as the value of a picker: `assignee`, `team:<id>`. */
export const audienceKey = (audience: EscalationAudience): string => ('id' in audience ? `${audience.kind}:${audience.id}` : audience.kind);

export function audienceOf(key: string): EscalationAudience {
  const [kind, id = ''] = key.split(':');
  if (kind === 'team' || kind === 'agent') return { kind, id };
  return { kind: kind === 'assigned-team' ? 'assigned-team' : 'assignee' };
}

/** In or out of those whom a step tells. */
export function toggledAudience(audiences: readonly EscalationAudience[], key: string): EscalationAudience[] {
  const rest = audiences.filter((audience) => audienceKey(audience) !== key);
  return rest.length < audiences.length ? rest : [...audiences, audienceOf(key)];
}
