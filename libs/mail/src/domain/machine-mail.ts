import type { SuspensionCause } from '@casewright/contracts';
import { headerValues, type ArrivedMail } from './arrived-mail';
import { isOwnAddress, isOwnMessageId } from './own-addresses';

export interface Finding {
  readonly cause: SuspensionCause;
  /** What made us think so, for the person who decides. */
  readonly evidence: string;
}

type Check = (arrived: ArrivedMail, support: string) => Finding | null;

/** The header that every mail of ours carries, so that it is known when it comes back. */
export const loopHeader = 'X-Loop';

const ownMail: Check = ({ mail }, support) => {
  if (mail.messageId && isOwnMessageId(support, mail.messageId)) return { cause: 'own-mail', evidence: `Message-ID: ${mail.messageId}` };
  if (headerValues(mail, loopHeader.toLowerCase()).includes(support.toLowerCase()))
    return { cause: 'own-mail', evidence: `${loopHeader}: ${support}` };
  const self = mail.from.find(({ address }) => isOwnAddress(support, address));
  return self ? { cause: 'own-mail', evidence: `From: ${self.address}` } : null;
};

const deliveryReport: Check = ({ mail }) => {
  const [type] = headerValues(mail, 'content-type');
  if (type?.startsWith('multipart/report')) return { cause: 'delivery-report', evidence: 'Content-Type: multipart/report' };
  const daemon = mail.from.find(({ address }) => /^(mailer-daemon|postmaster)@/i.test(address));
  return daemon ? { cause: 'delivery-report', evidence: `From: ${daemon.address}` } : null;
};

const autoSubmitted: Check = ({ mail }) => {
  const value = headerValues(mail, 'auto-submitted').find((found) => !/^no\b/.test(found));
  if (value === undefined) return null;
  return { cause: value.startsWith('auto-replied') ? 'automatic-reply' : 'automatic-mail', evidence: `Auto-Submitted: ${value}` };
};

const responders: readonly string[] = ['x-autoreply', 'x-autorespond', 'x-auto-response'];

const autoResponder: Check = ({ mail }) => {
  const suppress = headerValues(mail, 'x-auto-response-suppress').find((value) => value !== '' && value !== 'none');
  if (suppress !== undefined) return { cause: 'automatic-mail', evidence: `X-Auto-Response-Suppress: ${suppress}` };
  const responder = mail.headers.find(({ name, value }) => responders.includes(name) && value.trim().toLowerCase() !== 'no');
  return responder ? { cause: 'automatic-reply', evidence: `${responder.name}: ${responder.value}` } : null;
};

const precedence: Check = ({ mail }) => {
  const [value] = headerValues(mail, 'precedence');
  if (value === 'auto_reply') return { cause: 'automatic-reply', evidence: 'Precedence: auto_reply' };
  if (value === 'list') return { cause: 'mailing-list', evidence: 'Precedence: list' };
  return value === 'bulk' || value === 'junk' ? { cause: 'automatic-mail', evidence: `Precedence: ${value}` } : null;
};

const mailingList: Check = ({ mail }) => {
  const header = mail.headers.find(({ name }) => name.startsWith('list-'));
  return header ? { cause: 'mailing-list', evidence: `${header.name}: ${header.value}` } : null;
};

const emptySender: Check = ({ envelope, mail }) => {
  if (envelope.from === '') return { cause: 'empty-sender', evidence: 'MAIL FROM:<>' };
  return headerValues(mail, 'return-path').includes('<>') ? { cause: 'empty-sender', evidence: 'Return-Path: <>' } : null;
};

/** The surest sign first, because its cause is the one that is shown. */
const checks: readonly Check[] = [ownMail, deliveryReport, autoSubmitted, precedence, autoResponder, mailingList, emptySender];

/** Whether a machine wrote it (RFC 3834, RFC 3464 and what mail programs do besides). Null: nothing says so. */
export function machineMail(arrived: ArrivedMail, support: string): Finding | null {
  for (const check of checks) {
    const finding = check(arrived, support);
    if (finding) return { ...finding, evidence: finding.evidence.slice(0, 300) };
  }
  return null;
}
