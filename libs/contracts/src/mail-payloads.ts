import { z } from 'zod';

/** The capability under which mails are handed to `Deliveries.create`. */
export const emailSend = 'email.send';

const toPerson = { ticketId: z.uuid(), personId: z.uuid() };

/**
 * What the payload of an `email.send` delivery may be: ids and references only; names, addresses and texts are looked up when it is
 * sent. Derive the delivery's id with `idFrom`, because the Message-ID is made of it.
 */
export const MailPayload = z.discriminatedUnion('kind', [
  /** A public comment of an agent, rule or the system, to one person. */
  z.strictObject({ kind: z.literal('comment'), ...toPerson, commentId: z.uuid() }),
  /** "We have received your request", to the requester of a new ticket. */
  z.strictObject({ kind: z.literal('acknowledgment'), ...toPerson }),
  /** The one-time link for a new user. The link is a secret: the sender asks `InvitationLinks` for it and stores it nowhere. */
  z.strictObject({ kind: z.literal('invitation'), userId: z.uuid(), invitationId: z.uuid(), expiresAt: z.iso.datetime() }),
]);
export type MailPayload = z.infer<typeof MailPayload>;
