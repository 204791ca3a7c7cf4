import { text, type TellMessage } from '@casewright/contracts';
import { defineAction, renderTemplate, type Action, type ActionPlan, type PlanContext } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';

const maxLength = 500;
const params = z.strictObject({ to: z.uuid(), text: text(maxLength).refine((value) => value.trim() !== '', 'Write a text') });
const shared = {
  permission: 'ticket.note',
  params,
  reversible: false,
  external: false,
  writes: [],
  templates: ['text'],
} as const;

/** What is told stands in the bell of each reader, and nowhere on the ticket. */
function planTelling(to: TellMessage['data']['to'], template: string, { ticketId, facts }: PlanContext): ActionPlan {
  const words = renderTemplate(template, facts).replace(/\s+/g, ' ').trim().slice(0, maxLength);
  if (words === '') return { changes: [], commands: [], facts: {}, withheld: 'Nothing would be left to say.' };
  const message: TellMessage = { type: 'notification.tell', data: { ticketId, to, text: words } };
  return { changes: [], commands: [{ key: '', message: { ...message } }], facts: {} };
}

export const notifyAgent: Action = defineAction({
  ...shared,
  type: 'notify.agent',
  label: 'Notify a person',
  parameters: [field('to', 'Person', 'agent'), field('text', 'What to say', 'line-template')],
  references: ({ to }) => [{ kind: 'agent', id: to, path: ['to'] }],
  plan: ({ to, text: template }, context) => planTelling({ kind: 'agent', id: to }, template, context),
});

export const notifyTeam: Action = defineAction({
  ...shared,
  type: 'notify.team',
  label: 'Notify a team',
  parameters: [field('to', 'Team', 'team'), field('text', 'What to say', 'line-template')],
  references: ({ to }) => [{ kind: 'team', id: to, path: ['to'] }],
  plan: ({ to, text: template }, context) => planTelling({ kind: 'team', id: to }, template, context),
});
