import { happenedAt, RuleDirectory, type FieldValues, type TicketView } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Injectable, Optional } from '@nestjs/common';
import { missingTicket } from '../../domain';
import { NameLookup, type Names } from '../names';
import { readerOf, type Reader } from '../reader';
import { TicketFieldQueries } from '../ticket-fields/ticket-fields.query';
import { commonView, referenceOf } from '../ticket-common-view';
import { linksOf } from './ticket-links';
import { commentView, type CommentRecord } from './comment-view';
import type { TicketRecord } from './ticket-record';
import { TicketRecords } from './ticket-records';

/** One ticket with its conversation, as its reader sees it. */
@Injectable()
export class TicketViews {
  constructor(
    private readonly records: TicketRecords,
    private readonly names: NameLookup,
    private readonly fields: TicketFieldQueries,
    @Optional() private readonly rules?: RuleDirectory,
  ) {}

  /** For somebody who may see it. */
  async view(id: string, principal: Principal): Promise<TicketView> {
    return this.viewOf(await this.records.require(id, principal), principal);
  }

  /** As the change left it, for somebody who made it: they see the result even where the change takes it out of their sight. */
  async viewAfterChange(id: string, principal: Principal, version: number): Promise<TicketView> {
    const record = await this.records.find(id, version);
    if (!record) throw missingTicket();
    return this.viewOf(record, principal);
  }

  private async viewOf(record: TicketRecord, principal: Principal): Promise<TicketView> {
    const reader = readerOf(principal);
    const comments = await this.commentsOf(record, reader);
    const [names, rules, fields, sla, links] = await Promise.all([
      this.namesFor(record, comments),
      this.rulesFor(comments, reader),
      this.fieldsFor(record.ticket.fields, reader),
      this.records.clockOf(record.id),
      linksOf(record, reader, (id) => this.records.find(id)),
    ]);
    const { id, version, ticket, createdAt, updatedAt } = record;
    return {
      ...commonView({ ...ticket, snoozedUntil: ticket.snooze?.until ?? null }, sla, names, reader),
      ...{ id, version, createdAt, updatedAt },
      followers: reader.audience === 'staff' ? ticket.followerIds.flatMap((userId) => names.user(userId) ?? []) : [],
      following: ticket.followerIds.includes(reader.userId),
      snooze: reader.audience === 'staff' ? snoozeView(ticket.snooze, names) : null,
      ...links,
      fields,
      comments: comments.map((comment) => commentView(comment, names, rules, reader)),
    };
  }

  /** Its own and those of the tickets that were merged into it, by their time. */
  private async commentsOf(record: TicketRecord, { internal }: Reader): Promise<readonly CommentRecord[]> {
    const absorbed = record.ticket.absorbed.length === 0 ? [] : await this.records.absorbedBy(record);
    const others = absorbed.flatMap(({ id, ticket, comments }) =>
      comments.map((comment) => ({ comment, from: { id, reference: referenceOf(ticket.number) } })),
    );
    const own = record.comments.map((comment) => ({ comment, from: null }));
    const seen = [...own, ...others].filter(({ comment }) => internal || comment.data.visibility === 'public');
    return others.length === 0 ? seen : seen.sort((one, other) => happenedAt(one.comment).localeCompare(happenedAt(other.comment)));
  }

  private namesFor({ ticket }: TicketRecord, comments: readonly CommentRecord[]): Promise<Names> {
    const authors = (kind: 'agent' | 'customer') =>
      comments.flatMap(({ comment: { data } }) => (data.authorKind === kind && data.authorId !== '' ? [data.authorId] : []));
    return this.names.of({
      people: [ticket.requesterId, ...authors('customer')],
      organisations: [ticket.organisationId],
      users: [ticket.assigneeId, ticket.snooze?.userId ?? null, ...ticket.followerIds, ...authors('agent')],
      teams: [ticket.teamId],
    });
  }

  /** Staff see every value, customers those of the fields that are theirs to see. */
  private async fieldsFor(values: FieldValues, reader: Reader): Promise<FieldValues> {
    if (reader.audience === 'staff' || Object.keys(values).length === 0) return values;
    const seen = new Set((await this.fields.list(reader)).items.map(({ key }) => key));
    return Object.fromEntries(Object.entries(values).filter(([key]) => seen.has(key)));
  }

  /** Customers are not told which rule writes to them. */
  private async rulesFor(comments: readonly CommentRecord[], { audience }: Reader): Promise<ReadonlyMap<string, string>> {
    const ids = new Set(comments.flatMap(({ comment: { data } }) => (data.authorKind === 'rule' ? [data.authorId] : [])));
    return ids.size === 0 || audience === 'customer' || !this.rules ? new Map<string, string>() : this.rules.names([...ids]);
  }
}

const snoozeView = (snooze: TicketRecord['ticket']['snooze'], names: Names): TicketView['snooze'] =>
  snooze && { until: snooze.until, by: names.user(snooze.userId) ?? { id: snooze.userId, name: '' }, reason: snooze.reason };
