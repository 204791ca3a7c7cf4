import {
  RuleDirectory,
  TicketFieldDirectory,
  ticketEvents,
  type ActorView,
  type TicketEvent,
  type TicketEventList,
  type TicketEventView,
  type ListTicketEvents,
} from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { decodeCursor, encodeCursor } from '@casewright/http';
import type { Principal, Stored } from '@casewright/kernel';
import { Injectable, Optional } from '@nestjs/common';
import { z } from 'zod';
import { concernsCustomers } from '../customer-events';
import { NameLookup, type IdsToName, type Names } from '../names';
import { readerOf, type Reader } from '../reader';
import { changesOf, type KnownFields } from './event-changes';
import { TicketRecords } from './ticket-records';

const Cursor = z.strictObject({ after: z.int().min(0) });

/** Every event of a ticket, oldest first. */
@Injectable()
export class TicketTimeline {
  constructor(
    private readonly store: EventStore,
    private readonly records: TicketRecords,
    private readonly names: NameLookup,
    private readonly fields: TicketFieldDirectory,
    @Optional() private readonly rules?: RuleDirectory,
  ) {}

  async page(id: string, principal: Principal, query: ListTicketEvents): Promise<TicketEventList> {
    const after = decodeCursor(Cursor, query.cursor)?.after ?? 0;
    const { version } = await this.records.require(id, principal);
    const until = Math.min(after + query.limit, version);
    const events = (await this.store.readStream(id, { after, until })) as readonly Stored<TicketEvent>[];
    const reader = readerOf(principal);
    const shown = events.filter((event) => isShown(event, reader));
    const names = await this.names.of(mentioned(shown));
    const ruleNames = await this.ruleNames(shown);
    const fields = await this.fieldsIn(shown);
    return {
      items: shown.map((event) => eventView(event, { names, ruleNames, fields, reader })),
      nextCursor: until < version ? encodeCursor({ after: until }) : null,
    };
  }

  private async fieldsIn(events: readonly TicketEvent[]): Promise<KnownFields> {
    const all = events.some(({ type }) => type === 'ticket.field-set') ? await this.fields.all() : [];
    return new Map(all.map((field) => [field.key, field]));
  }

  private async ruleNames(events: readonly Stored<TicketEvent>[]): Promise<ReadonlyMap<string, string>> {
    const ids = new Set(events.filter(({ meta }) => meta.actor.kind === 'rule').map(({ meta }) => meta.actor.id));
    return ids.size === 0 || !this.rules ? new Map<string, string>() : this.rules.names([...ids]);
  }
}

interface Telling {
  readonly names: Names;
  readonly ruleNames: ReadonlyMap<string, string>;
  readonly fields: KnownFields;
  readonly reader: Reader;
}

function isShown(event: TicketEvent, reader: Reader): boolean {
  // They came with the ticket, from where it lived before, and stand in the conversation.
  if (event.type === 'ticket.commented' && event.data.writtenAt !== undefined) return false;
  if (event.type === 'ticket.commented' && event.data.visibility === 'internal' && !reader.internal) return false;
  return reader.audience === 'staff' || concernsCustomers(event);
}

function mentioned(events: readonly Stored<TicketEvent>[]): IdsToName {
  const of = (...types: TicketEvent['type'][]) =>
    events.filter(({ type }) => types.includes(type)).flatMap(({ data }) => ('from' in data ? [data.from, data.to] : [])) as (
      string | null
    )[];
  const actors = events.filter(({ meta }) => meta.actor.kind === 'user' || meta.actor.kind === 'customer').map(({ meta }) => meta.actor.id);
  const followers = events.flatMap(({ data }) => ('userId' in data ? [data.userId] : []));
  return {
    people: [...of('ticket.requester-changed'), ...actors],
    users: [...of('ticket.agent-assigned'), ...actors, ...followers],
    teams: of('ticket.team-assigned'),
  };
}

function eventView(event: Stored<TicketEvent>, telling: Telling): TicketEventView {
  const { eventId: id, version, type, meta, recordedAt } = event;
  const { correlationId, causationId } = meta;
  return {
    ...{ id, version, type, recordedAt, correlationId, causationId },
    at: meta.at,
    actor: actorView(meta.actor, telling),
    data: dataView(event, telling.reader),
    ...(event.type === 'ticket.status-changed' && event.data.automatic && telling.reader.audience === 'staff'
      ? { automatic: event.data.automatic }
      : {}),
    changes: changesOf(event, telling.names, telling.fields, telling.reader.audience),
  };
}

function actorView({ kind, id, version }: Stored['meta']['actor'], { names, ruleNames, reader }: Telling): ActorView {
  const isPerson = kind === 'user' || kind === 'customer';
  if (!isPerson && reader.audience === 'customer') return { kind: 'system', id: '', version: null, name: 'Support' };
  const name = (isPerson ? names.anybody(id)?.name : ruleNames.get(id)) ?? id;
  return { kind, id: kind === 'customer' || reader.audience === 'staff' ? id : '', version: version ?? null, name };
}

/** The event's fields but for text about people, which stands in the conversation. */
function dataView(event: Stored<TicketEvent>, reader: Reader): Record<string, unknown> {
  if (reader.audience === 'customer') return event.type === 'ticket.commented' ? { commentId: event.data.commentId } : {};
  const { personalFields } = ticketEvents[event.type];
  return Object.fromEntries(Object.entries(event.data).filter(([field]) => field !== 'subjectId' && !personalFields.includes(field)));
}
