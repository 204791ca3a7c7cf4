import type { EscalationEvent } from '@casewright/contracts';
import type { CommandMessage } from '@casewright/kernel';

type Climbed = Extract<EscalationEvent, { type: 'escalation.step-climbed' }>['data'];

/** The ordinary commands that do what a step has come to. Whoever is meant more than once is told once. */
export function commandsOf({ ticketId, name, step, of, effects }: Climbed): readonly CommandMessage[] {
  const told = [...new Set(effects.flatMap((effect) => (effect.kind === 'notify' ? effect.userIds : [])))];
  const text = `“${name}”, step ${step} of ${of}, and nobody has acknowledged it yet`;
  const changes = effects.flatMap((effect): CommandMessage[] => {
    switch (effect.kind) {
      case 'assign-team':
        return [{ type: 'ticket.assign-team', data: { ticketId, to: effect.to } }];
      case 'assign-agent':
        return [{ type: 'ticket.assign-agent', data: { ticketId, to: effect.to } }];
      case 'raise-priority':
        return [{ type: 'ticket.change-priority', data: { ticketId, to: effect.to } }];
      default:
        return [];
    }
  });
  return told.length === 0
    ? changes
    : [...changes, { type: 'notification.escalated', data: { ticketId, userIds: told.slice(0, 1_000), text } }];
}
