import type { WebhookPayload } from './payload';

/** What is looked up when it is sent; null where a rule does not tell it, or where it was erased. */
export interface TicketPeople {
  readonly subject: string | null;
  readonly requester: { readonly name: string; readonly email: string } | null;
}

/** The body of a webhook: a CloudEvent 1.0 in the structured JSON form. The same delivery always has the same id. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: 'casewright.rule.called' | 'casewright.test';
  readonly time: string;
  readonly subject?: string;
  readonly datacontenttype: 'application/json';
  readonly data: object;
}

export function cloudEventOf(id: string, source: string, payload: WebhookPayload, people: TicketPeople | null): CloudEvent {
  const base = { specversion: '1.0', id, source, datacontenttype: 'application/json', time: payload.at } as const;
  if (payload.kind === 'test') return { ...base, type: 'casewright.test', data: { message: 'This is a test of the webhook.' } };
  const { event, rule, ticket } = payload.call;
  return {
    ...base,
    type: 'casewright.rule.called',
    subject: `tickets/${ticket.id}`,
    data: { event: { id: payload.eventId, ...event }, rule, ticket: { ...ticket, url: `${source}/tickets/${ticket.id}`, ...people } },
  };
}
