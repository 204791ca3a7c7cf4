import { WebhookPeople, type WebhookCallMessage, type WebhookTicket } from '@casewright/contracts';
import { defineAction, type Action, type FactReader } from '@casewright/rules';
import { z } from 'zod';
import { field } from './choices';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What is told is what the ticket is after the changes of the rules so far. */
function ticketOf(id: string, facts: FactReader): WebhookTicket {
  const tags = facts.value('ticket.tags');
  return {
    id,
    number: `T-${String(facts.value('ticket.number'))}`,
    status: textOf(facts.value('ticket.status')),
    statusCategory: textOf(facts.value('ticket.statusCategory')),
    priority: textOf(facts.value('ticket.priority')),
    severity: textOrNull(facts.value('ticket.severity')),
    type: textOf(facts.value('ticket.type')),
    channel: textOf(facts.value('ticket.channel')),
    teamId: textOrNull(facts.value('ticket.teamId')),
    assigneeId: textOrNull(facts.value('ticket.assigneeId')),
    requesterId: textOf(facts.value('ticket.requesterId')),
    organisationId: textOrNull(facts.value('ticket.organisationId')),
    tags: Array.isArray(tags) ? tags.map(String) : [],
  };
}

const told = [
  { value: 'none', label: 'The ticket, without texts and names' },
  { value: 'included', label: 'Also its subject, and who asked' },
];

/** A signed request to a place that an admin has named. */
export const callWebhook: Action = defineAction({
  type: 'webhook.call',
  label: 'Call a webhook',
  permission: 'rule.publish',
  params: z.strictObject({ targetId: z.uuid(), people: WebhookPeople.default('none') }),
  parameters: [field('targetId', 'Webhook', 'webhook'), { ...field('people', 'What it is told', 'choice'), choices: told }],
  reversible: false,
  external: true,
  writes: [],
  references: ({ targetId }) => [{ kind: 'webhook', id: targetId, path: ['targetId'] }],
  plan: ({ targetId, people }, { ticketId, rule, facts }) => {
    const at = facts.value('event.at');
    const event = { type: textOf(facts.value('event.type')), at: new Date(typeof at === 'number' ? at : facts.now).toISOString() };
    const data = { targetId, people, event, rule: { id: rule.id, version: rule.version }, ticket: ticketOf(ticketId, facts) };
    const message: WebhookCallMessage = { type: 'webhook.call', data };
    return { changes: [], commands: [{ key: '', message: { ...message } }], facts: {} };
  },
});
