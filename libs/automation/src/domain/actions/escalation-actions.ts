import type { EscalationCommandMessage } from '@casewright/contracts';
import { defineAction, type Action, type ActionPlan } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';

const shared = { permission: 'escalation.act', external: false, writes: ['escalation'] } as const;

/** Whether the ticket climbs it already is known when it is done: then it is nothing. */
function planEscalation(message: EscalationCommandMessage, before: string | null, after: string | null): ActionPlan {
  return { changes: [{ field: 'escalation', before, after }], commands: [{ key: '', message: { ...message } }], facts: {} };
}

export const startEscalation: Action = defineAction({
  ...shared,
  type: 'ticket.start-escalation',
  label: 'Start an escalation',
  params: z.strictObject({ ladderId: z.uuid() }),
  parameters: [field('ladderId', 'Ladder', 'ladder')],
  reversible: true,
  references: ({ ladderId }) => [{ kind: 'ladder', id: ladderId, path: ['ladderId'] }],
  plan: ({ ladderId }, { ticketId }) => planEscalation({ type: 'escalation.start', data: { ticketId, ladderId } }, null, ladderId),
});

/** A ladder that was archived may still be climbed, so it is not asked whether it is in use. What was stopped does not go on again. */
export const stopEscalation: Action = defineAction({
  ...shared,
  type: 'ticket.stop-escalation',
  label: 'Stop escalations',
  params: z.strictObject({ ladderId: z.uuid().nullable() }),
  parameters: [field('ladderId', 'Ladder', 'ladder', true)],
  reversible: false,
  plan: ({ ladderId }, { ticketId }) => planEscalation({ type: 'escalation.stop', data: { ticketId, ladderId } }, ladderId ?? 'all', null),
});
