import { z } from 'zod';
import { emailAddress, line, text } from '../text';
import { ActorView, cursorQuery, limitQuery, listOf, Named } from './common';

/** Why a mail waits for a person, and the sentence that the screen shows. */
export const suspensionCauses = {
  'automatic-reply': 'An automatic reply, such as an out-of-office notice',
  'automatic-mail': 'Made by a machine, not by a person',
  'mailing-list': 'Came by way of a mailing list or bulk sender',
  'delivery-report': 'A report about the delivery of another mail',
  'empty-sender': 'Sent without a return address, as reports and notices are',
  'own-mail': 'One of our own mails came back',
  'reply-token-invalid': 'The reply address carries a token that we did not sign',
  'sender-not-participant': 'A reply to a ticket by somebody who does not take part in it',
  'sender-missing': 'The mail does not say who wrote it',
  'sender-ambiguous': 'The mail names more than one sender',
  'too-many-parts': 'Made of too many parts, one after another or one inside another',
  'header-too-large': 'The header is too large',
  'too-large': 'Larger than a mail of a customer should be',
  'body-too-large': 'The text is too large to be a comment',
  unreadable: 'The mail could not be read',
  'too-many-mails': 'Too many mails from this address in an hour',
  refused: 'The ticket did not accept it',
} as const;

export const SuspensionCause = z.enum(Object.keys(suspensionCauses) as [keyof typeof suspensionCauses]);
export type SuspensionCause = z.infer<typeof SuspensionCause>;

export const MailAddressView = z.object({ address: z.string(), name: z.string() });
export type MailAddressView = z.infer<typeof MailAddressView>;

export const MailHeaderView = z.object({ name: z.string(), value: z.string() });
export type MailHeaderView = z.infer<typeof MailHeaderView>;

/** `index` is its place in the mail, from 0; `…/attachments/{index}` serves it. */
export const MailAttachmentView = z.object({
  index: z.int(),
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
  /** Content-ID of an inline image, without angle brackets. */
  contentId: z.string().nullable(),
});
export type MailAttachmentView = z.infer<typeof MailAttachmentView>;

export const SuspendedMailView = z.object({
  id: z.uuid(),
  cause: SuspensionCause,
  /** The cause in words, with what made us think so. */
  explanation: z.string(),
  from: MailAddressView.nullable(),
  to: z.array(z.string()),
  subject: z.string(),
  snippet: z.string(),
  receivedAt: z.iso.datetime(),
  /** Bytes of the raw message. */
  size: z.int(),
  attachmentCount: z.int(),
  /** The ticket that it claims to answer, where it is a real one. */
  ticket: Named.nullable(),
});
export type SuspendedMailView = z.infer<typeof SuspendedMailView>;

export const SuspendedMailDetailView = SuspendedMailView.extend({
  text: z.string(),
  /** Sanitised; null where the mail has none. Show it in a sandboxed frame all the same. */
  html: z.string().nullable(),
  headers: z.array(MailHeaderView),
  attachments: z.array(MailAttachmentView),
});
export type SuspendedMailDetailView = z.infer<typeof SuspendedMailDetailView>;

/** Newest first. */
export const ListSuspendedMails = z.strictObject({
  cause: SuspensionCause.optional(),
  q: line(200).optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});
export type ListSuspendedMails = z.infer<typeof ListSuspendedMails>;
export const SuspendedMailList = listOf(SuspendedMailView);

/** `ticketId` adds it to that ticket as a comment of its sender; without it a new ticket is opened. */
export const ReleaseSuspendedMail = z.strictObject({
  ticketId: z.uuid().nullable().default(null),
  /** Who is to be taken as the sender where the mail does not say. */
  from: emailAddress.optional(),
});
export type ReleaseSuspendedMail = z.infer<typeof ReleaseSuspendedMail>;

export const ReleasedMailView = z.object({ id: z.uuid(), ticketId: z.uuid() });
export type ReleasedMailView = z.infer<typeof ReleasedMailView>;

const MailSettingsContent = z.object({
  /** Tell the requester of a new ticket that it has arrived. */
  acknowledge: z.boolean(),
  /** More automatic mails than this to one address within an hour are withheld, so that two machines cannot talk for ever. */
  automaticMailsPerHour: z.int(),
});
export type MailSettingsContent = z.infer<typeof MailSettingsContent>;

/** `GET|PUT /mail-settings`. */
export const MailSettingsView = z.object({ version: z.int(), ...MailSettingsContent.shape, updatedAt: z.iso.datetime() });
export type MailSettingsView = z.infer<typeof MailSettingsView>;

/** What is absent stays as it is. */
export const EditMailSettings = z.strictObject({ acknowledge: z.boolean(), automaticMailsPerHour: z.int().min(1).max(1000) }).partial();
export type EditMailSettings = z.infer<typeof EditMailSettings>;

/** `GET /mail-settings/versions`, newest first. */
export const MailSettingsVersionList = listOf(
  z.object({ version: z.int(), madeAt: z.iso.datetime(), madeBy: ActorView, content: MailSettingsContent }),
);
export type MailSettingsVersionList = z.infer<typeof MailSettingsVersionList>;
export const ListMailSettingsVersions = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListMailSettingsVersions = z.infer<typeof ListMailSettingsVersions>;

/** An address of the outside world, as the Mailbox page (embedded profile only) lists it. */
export const MailboxAccountView = z.object({
  address: z.string(),
  name: z.string(),
  messageCount: z.int(),
  lastAt: z.iso.datetime().nullable(),
});
export type MailboxAccountView = z.infer<typeof MailboxAccountView>;

/** Accounts with mail first (latest first), then known people who have none yet. */
export const MailboxAccountsView = z.object({ supportAddress: z.string(), items: z.array(MailboxAccountView) });
export type MailboxAccountsView = z.infer<typeof MailboxAccountsView>;

/** A message as its outside account sees it: `received` from us, or `sent` to us. */
export const MailboxMessageView = z.object({
  id: z.uuid(),
  messageId: z.string(),
  direction: z.enum(['received', 'sent']),
  account: z.string(),
  from: MailAddressView,
  to: z.array(MailAddressView),
  subject: z.string(),
  snippet: z.string(),
  at: z.iso.datetime(),
  attachmentCount: z.int(),
  inReplyTo: z.string().nullable(),
  /** Made by a machine (Auto-Submitted). */
  automatic: z.boolean(),
});
export type MailboxMessageView = z.infer<typeof MailboxMessageView>;

/** `GET /mailbox/messages/{id}`; the raw text is at `…/raw`. */
export const MailboxMessageDetailView = MailboxMessageView.extend({
  text: z.string(),
  html: z.string().nullable(),
  headers: z.array(MailHeaderView),
  attachments: z.array(MailAttachmentView),
  references: z.array(z.string()),
});
export type MailboxMessageDetailView = z.infer<typeof MailboxMessageDetailView>;

/** Newest first; without an address those of all accounts. */
export const ListMailboxMessages = z.strictObject({ address: emailAddress.optional(), limit: limitQuery, cursor: cursorQuery });
export type ListMailboxMessages = z.infer<typeof ListMailboxMessages>;
export const MailboxMessageList = listOf(MailboxMessageView);

/** Content in base64; the whole request must stay under 1 MB. */
const AttachedFile = z.strictObject({
  name: text(1000),
  mediaType: line(200).default('application/octet-stream'),
  content: z.base64().max(1_000_000),
});

const written = {
  text: text(200_000),
  html: text(400_000).optional(),
  attachments: z.array(AttachedFile).max(20).default([]),
};

/** Sends a mail as somebody outside, by SMTP to our own intake. Answers `MailboxMessageDetailView`. */
export const WriteMail = z.strictObject({
  from: emailAddress,
  fromName: line(200).optional(),
  /** Left out: the support address. */
  to: emailAddress.optional(),
  subject: text(500),
  ...written,
});
export type WriteMail = z.infer<typeof WriteMail>;

/** Answers a mail that the account has received, as a mail program does (Reply-To, In-Reply-To, References, quoted text). */
export const ReplyToMail = z.strictObject({
  /** Somebody else than the account writes, as with a forwarded mail. */
  from: emailAddress.optional(),
  ...written,
});
export type ReplyToMail = z.infer<typeof ReplyToMail>;
