import type { ArrivedMail } from './arrived-mail';
import { machineMail, type Finding } from './machine-mail';

/** A ticket as threading sees it. */
export interface ThreadTicket {
  readonly id: string;
  readonly closed: boolean;
  /** Who is or was its requester, or has written in it as a customer. */
  readonly participantIds: ReadonlySet<string>;
}

/** A reply token that the mail carries, and the ticket that it truly belongs to; null: we have not signed it. */
export interface Claim {
  readonly source: 'address' | 'reference';
  readonly ticket: ThreadTicket | null;
}

export type Verdict =
  | { readonly do: 'open' }
  | { readonly do: 'comment'; readonly ticketId: string }
  | { readonly do: 'follow-up'; readonly ticketId: string }
  | { readonly do: 'suspend'; readonly finding: Finding; readonly ticketId: string | null };

/** What becomes of a mail. `senderId` is the known person of its From address; `claims` stand in the order in which they count. */
export function judge(arrived: ArrivedMail, support: string, senderId: string | null, claims: readonly Claim[]): Verdict {
  const claimed = claims.find(({ ticket }) => ticket !== null)?.ticket ?? null;
  const finding = machineMail(arrived, support) ?? senderProblem(arrived) ?? tokenProblem(claims);
  if (finding) return { do: 'suspend', finding, ticketId: claimed?.id ?? null };
  return claimed ? joinOrStop(claimed, senderId) : { do: 'open' };
}

function joinOrStop(ticket: ThreadTicket, senderId: string | null): Verdict {
  if (senderId === null || !ticket.participantIds.has(senderId)) {
    const finding: Finding = { cause: 'sender-not-participant', evidence: 'The reply address was made for somebody else' };
    return { do: 'suspend', finding, ticketId: ticket.id };
  }
  return { do: ticket.closed ? 'follow-up' : 'comment', ticketId: ticket.id };
}

const addressForm = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;]+$/;

function senderProblem({ mail }: ArrivedMail): Finding | null {
  const [sender, ...others] = mail.from;
  if (others.length > 0) return { cause: 'sender-ambiguous', evidence: `${mail.from.length} senders` };
  if (!sender?.address) return { cause: 'sender-missing', evidence: 'No address in From' };
  const usable = sender.address.length <= 254 && addressForm.test(sender.address);
  return usable ? null : { cause: 'sender-missing', evidence: `From: ${sender.address.slice(0, 200)} is no address that can be answered` };
}

/** A token in the address is what we asked people to answer to: a wrong one is never overlooked. In references any right one will do. */
function tokenProblem(claims: readonly Claim[]): Finding | null {
  const wrong = claims.find(({ source, ticket }) => ticket === null && source === 'address');
  if (wrong) return { cause: 'reply-token-invalid', evidence: 'In the address that it was sent to' };
  const references = claims.filter(({ source }) => source === 'reference');
  const onlyWrong = references.length > 0 && claims.every(({ ticket }) => ticket === null);
  return onlyWrong ? { cause: 'reply-token-invalid', evidence: 'In the Message-ID that it refers to' } : null;
}
