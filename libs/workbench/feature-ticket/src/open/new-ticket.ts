import type { AttachmentView, FieldValue, OpenTicket, Priority, TicketType } from '@casewright/contracts';

/** For whom staff open a ticket: somebody of the directory, or an address that becomes one. */
export interface Requester {
  readonly standing: 'known' | 'new';
  readonly email: string;
  readonly name: string;
}

/** What stands in the form. */
export interface NewTicket {
  readonly requester: Requester | null;
  readonly channel: 'phone' | 'web';
  readonly subject: string;
  readonly body: string;
  readonly type: TicketType;
  readonly priority: Priority;
  /** `none` leaves it to the rules. */
  readonly teamId: string;
  readonly tags: readonly string[];
  /** Of the fields that the desk has added, by key. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly attachments: readonly AttachmentView[];
}

/** Customers write for themselves and leave the rest to us. */
export type Writer = 'staff' | 'customer';

export const emptyTicket: NewTicket = {
  requester: null,
  channel: 'phone',
  subject: '',
  body: '',
  type: 'question',
  priority: 'normal',
  teamId: 'none',
  tags: [],
  fields: {},
  attachments: [],
};

/** What the server is asked for. */
export function requestOf(ticket: NewTicket, writer: Writer): OpenTicket {
  const attachmentIds = ticket.attachments.map(({ id }) => id);
  const said = { subject: ticket.subject.trim(), body: ticket.body, format: 'text' as const, attachmentIds };
  if (writer === 'customer') return said;
  const { requester, channel, type, priority, teamId, tags, fields } = ticket;
  return {
    ...{ ...said, channel, type, priority, tags: [...tags] },
    ...(requester && { requester: { email: requester.email, name: requester.name.trim() } }),
    ...(teamId === 'none' ? {} : { teamId }),
    ...(Object.keys(fields).length > 0 && { fields: { ...fields } }),
  };
}

/** What is missing, by the pointer that the server would use for it; in the order of the form. */
export function missingIn(ticket: NewTicket, writer: Writer): ReadonlyMap<string, string> {
  const missing = new Map<string, string>();
  if (writer === 'staff' && ticket.requester === null) missing.set('/requester', 'Say for whom the ticket is.');
  if (writer === 'staff' && ticket.requester?.name.trim() === '') missing.set('/requester/name', 'Give the name.');
  if (ticket.subject.trim() === '') missing.set('/subject', 'Give it a subject.');
  if (ticket.body.trim() === '') missing.set('/body', 'Write what it is about.');
  return missing;
}
