import { PeopleDirectory } from '@casewright/contracts';
import { UnneededFiles } from '@casewright/files';
import { Clock, DomainError } from '@casewright/kernel';
import { UnreadableMail, type ParsedMail } from '@casewright/plugin-sdk';
import { Plugins } from '@casewright/plugins';
import { Injectable } from '@nestjs/common';
import type { ArrivedMail } from '../../domain/arrived-mail';
import { judge, type Verdict } from '../../domain/judge';
import { machineMail, type Finding } from '../../domain/machine-mail';
import { maxTextCharacters } from '../content/comment-of-mail';
import { fingerprintOf } from '../content/fingerprint';
import { glimpseOf } from '../content/glimpse';
import { summaryOf } from '../content/summary';
import { MailIdentity } from '../shared/mail-identity';
import { MessageRows, type MessageRow } from '../shared/message-rows';
import { RawMail } from '../shared/raw-mail';
import { DeliverIntoTicket } from './deliver-into-ticket';
import { FindClaims } from './find-claims';

/** A loop with a machine that does not call itself one comes to an end here. */
export const maxMailsPerSenderAndHour = 1000;
const hour = 3_600_000;
/** Larger messages are kept, but a person decides about them. */
export const maxMessageBytes = 25 * 1024 * 1024;

/** One message from the table: it becomes a ticket or a comment, or it is suspended. Doing it again changes nothing. */
@Injectable()
export class HandleMail {
  constructor(
    private readonly rows: MessageRows,
    private readonly raw: RawMail,
    private readonly plugins: Plugins,
    private readonly identity: MailIdentity,
    private readonly people: PeopleDirectory,
    private readonly claims: FindClaims,
    private readonly tickets: DeliverIntoTicket,
    private readonly unneeded: UnneededFiles,
    private readonly clock: Clock,
  ) {}

  async handle(claimed: MessageRow): Promise<void> {
    const mail = await this.read(claimed);
    if (!mail) return;
    const summary = summaryOf(mail);
    const row = { ...claimed, ...summary };
    await this.rows.summarise(row.id, summary);
    if (await this.isCopy(row, fingerprintOf(mail))) return;
    const arrived = { envelope: { from: row.envelopeFrom, to: row.envelopeTo }, mail };
    const done = await this.tickets.findDone(row);
    if (done) return this.rows.finish(row.id, done, this.clock.now());
    await this.carryOut(row, arrived, await this.verdictOn(row, arrived));
  }

  private async read(row: MessageRow): Promise<ParsedMail | null> {
    const raw = await this.raw.read(row.digest);
    if (row.size > maxMessageBytes)
      return this.setAside(row, raw, { cause: 'too-large', evidence: `${Math.round(row.size / 1_000_000)} MB` });
    try {
      return await this.plugins.get('email.receive').parse(raw);
    } catch (error) {
      if (!(error instanceof UnreadableMail)) throw error;
      return this.setAside(row, raw, { cause: error.reason, evidence: error.message });
    }
  }

  private async setAside(row: MessageRow, raw: Buffer, finding: Finding): Promise<null> {
    await this.rows.summarise(row.id, glimpseOf(raw));
    if (!(await this.isCopy(row, `raw:${row.digest}`))) await this.suspend(row, finding, null, 'unknown');
    return null;
  }

  /** True, and nothing is left to do, where the same message has come before. */
  private async isCopy(row: MessageRow, fingerprint: string): Promise<boolean> {
    const earlier = await this.rows.takeFingerprint(row.id, fingerprint);
    if (!earlier) return false;
    await this.unneeded.add([row.digest]);
    await this.rows.finishCopy(row.id, earlier.ticketId, this.clock.now());
    return true;
  }

  private async verdictOn(row: MessageRow, arrived: ArrivedMail): Promise<Verdict> {
    const sender = arrived.mail.from[0]?.address ?? '';
    const person = sender ? await this.people.findByEmail(sender.toLowerCase()) : null;
    const verdict = judge(arrived, this.identity.support, person?.id ?? null, await this.claims.of(arrived));
    if (verdict.do === 'suspend') return verdict;
    const finding = await this.excess(row, arrived.mail);
    return finding ? { do: 'suspend', finding, ticketId: 'ticketId' in verdict ? verdict.ticketId : null } : verdict;
  }

  private async excess(row: MessageRow, mail: ParsedMail): Promise<Finding | null> {
    if (mail.text.length > maxTextCharacters) return { cause: 'body-too-large', evidence: `${mail.text.length} characters of text` };
    const address = mail.from[0]?.address.toLowerCase() ?? '';
    const count = await this.rows.countFrom(address, new Date(row.receivedAt.getTime() - hour));
    return count > maxMailsPerSenderAndHour ? { cause: 'too-many-mails', evidence: `${count} within an hour` } : null;
  }

  private async carryOut(row: MessageRow, arrived: ArrivedMail, verdict: Verdict): Promise<void> {
    if (verdict.do === 'suspend') return this.suspend(row, verdict.finding, verdict.ticketId, arrived);
    try {
      const ticketId = await this.tickets.deliver(row, arrived.mail, verdict);
      await this.rows.finish(row.id, ticketId, this.clock.now());
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const ticketId = 'ticketId' in verdict ? verdict.ticketId : null;
      await this.suspend(row, { cause: 'refused', evidence: error.message }, ticketId, arrived);
    }
  }

  private suspend(row: MessageRow, finding: Finding, ticketId: string | null, arrived: ArrivedMail | 'unknown'): Promise<void> {
    const automatic = arrived !== 'unknown' && machineMail(arrived, this.identity.support) !== null;
    return this.rows.suspend(row.id, { ...finding, ticketId, automatic });
  }
}
