import type { EscalationAudience, LadderStep } from './api/escalation-ladders.api';
import { durationWords, offsetMilliseconds } from './durations';
import type { EscalationEffect } from './events/escalation.events';

/** The name of a team or a person by id. */
export type NameOf = (id: string) => string;

/** `at once`, `after 30 min`. */
export const delayWords = (after: string): string => (offsetMilliseconds(after) === 0 ? 'at once' : `after ${durationWords(after)}`);

/** Whom it is, as it stands after "tell". */
export function audienceWords(audience: EscalationAudience, nameOf: NameOf): string {
  switch (audience.kind) {
    case 'assignee':
      return 'whoever has the ticket';
    case 'assigned-team':
      return 'the team that has the ticket';
    case 'agent':
      return nameOf(audience.id);
    case 'team':
      return `the team ${nameOf(audience.id)}`;
  }
}

/** What a step of a ladder does, one phrase for each thing. */
export function stepWords(
  { notify, assignTeamId, assignAgentId, raisePriority }: Omit<LadderStep, 'after'>,
  nameOf: NameOf,
): readonly string[] {
  return [
    ...(notify.length > 0 ? [`tell ${list(notify.map((audience) => audienceWords(audience, nameOf)))}`] : []),
    ...(assignTeamId === null ? [] : [`give it to the team ${nameOf(assignTeamId)}`]),
    ...(assignAgentId === null ? [] : [`give it to ${nameOf(assignAgentId)}`]),
    ...(raisePriority === null
      ? []
      : [raisePriority === 'one-higher' ? 'raise the priority by one' : `raise the priority to ${raisePriority}`]),
  ];
}

/** What a step did, as a sentence without its full stop. */
export function effectWords(effect: EscalationEffect, nameOf: NameOf): string {
  switch (effect.kind) {
    case 'notify': {
      const people = effect.userIds.length;
      const whom = audienceWords(effect.to, nameOf);
      return effect.to.kind === 'agent'
        ? `Told ${whom}`
        : `Told ${whom} (${people === 1 ? nameOf(effect.userIds[0] ?? '') : `${people} people`})`;
    }
    case 'assign-team':
      return `Given to the team ${nameOf(effect.to)}`;
    case 'assign-agent':
      return `Given to ${nameOf(effect.to)}`;
    case 'raise-priority':
      return `Priority raised to ${effect.to}`;
    case 'left-out':
      return effect.reason;
  }
}

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
