import {
  Priority,
  type EscalationAudience,
  type EscalationEffect,
  type LadderStep,
  type TicketFacts,
  type UserSummary,
} from '@casewright/contracts';

/** The ticket as it stands when a step is climbed, and whom there is to tell and to give it to. */
export interface Surroundings {
  readonly ticket: Pick<TicketFacts, 'priority' | 'teamId' | 'assigneeId'>;
  /** Everybody who works here and can be told, with their teams. */
  readonly people: readonly Pick<UserSummary, 'id' | 'teamIds'>[];
  readonly teamIds: ReadonlySet<string>;
}

type LeftOut = Extract<EscalationEffect, { kind: 'left-out' }>;

const leftOut = (what: LeftOut['what'], reason: string): LeftOut => ({ kind: 'left-out', what, reason });

/** What a step does on its ticket, and what of it cannot be done and why. */
export function planStep(step: LadderStep, around: Surroundings): readonly EscalationEffect[] {
  return [...toldBy(step, around), ...assignedBy(step, around), ...raisedBy(step, around)];
}

function toldBy({ notify }: LadderStep, around: Surroundings): readonly EscalationEffect[] {
  return notify.map((to) => {
    const userIds = around.people.filter(isIn(to, around)).map(({ id }) => id);
    return userIds.length > 0 ? { kind: 'notify', to, userIds } : leftOut('notify', nobody[to.kind]);
  });
}

const nobody: Readonly<Record<EscalationAudience['kind'], string>> = {
  assignee: 'Nobody has the ticket, so nobody was told',
  'assigned-team': 'No team with people has the ticket, so nobody was told',
  agent: 'Somebody who has left could not be told',
  team: 'A team in which nobody is could not be told',
};

function isIn(to: EscalationAudience, { ticket }: Surroundings): (person: Surroundings['people'][number]) => boolean {
  switch (to.kind) {
    case 'assignee':
      return ({ id }) => id === ticket.assigneeId;
    case 'assigned-team':
      return ({ teamIds }) => ticket.teamId !== null && teamIds.includes(ticket.teamId);
    case 'agent':
      return ({ id }) => id === to.id;
    case 'team':
      return ({ teamIds }) => teamIds.includes(to.id);
  }
}

function assignedBy({ assignTeamId, assignAgentId }: LadderStep, { ticket, people, teamIds }: Surroundings): readonly EscalationEffect[] {
  const effects: EscalationEffect[] = [];
  if (assignTeamId !== null) effects.push(team(assignTeamId, ticket.teamId, teamIds));
  if (assignAgentId !== null) effects.push(agent(assignAgentId, ticket.assigneeId, people));
  return effects;
}

function team(to: string, now: string | null, there: ReadonlySet<string>): EscalationEffect {
  if (to === now) return leftOut('assign-team', 'The team has it already');
  return there.has(to) ? { kind: 'assign-team', to } : leftOut('assign-team', 'The team that it was to be given to is gone');
}

function agent(to: string, now: string | null, people: Surroundings['people']): EscalationEffect {
  if (to === now) return leftOut('assign-agent', 'They have it already');
  return people.some(({ id }) => id === to) ? { kind: 'assign-agent', to } : leftOut('assign-agent', 'Whom it was to be given to has left');
}

/** A priority that is high enough stays as it is. */
function raisedBy({ raisePriority }: LadderStep, { ticket }: Surroundings): readonly EscalationEffect[] {
  if (raisePriority === null) return [];
  const order = Priority.options;
  const now = order.indexOf(ticket.priority);
  const wanted = raisePriority === 'one-higher' ? now + 1 : order.indexOf(raisePriority);
  const to = order[wanted];
  if (to === undefined || wanted <= now) return [leftOut('raise-priority', `The priority is ${ticket.priority} already`)];
  return [{ kind: 'raise-priority', to }];
}
