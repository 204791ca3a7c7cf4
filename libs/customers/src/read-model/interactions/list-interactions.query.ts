import {
  TicketDirectory,
  TicketVisibility,
  type InteractionList,
  type InteractionView,
  type ListInteractions,
} from '@casewright/contracts';
import { decodeCursor, encodeCursor } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

const Place = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
type Place = z.infer<typeof Place>;

interface Row {
  id: string;
  kind: InteractionView['kind'];
  ticket_id: string;
  channel: InteractionView['channel'];
  visibility: InteractionView['visibility'];
  author_kind: InteractionView['authorKind'];
  excerpt: string;
  at: Date;
}

const before = 'and (at, id) < ($3::timestamptz, $4::uuid)';
const mostPages = 20;

/** What happened with a person, newest first, of the tickets that the reader may see. */
@Injectable()
export class InteractionLists {
  constructor(
    private readonly database: Database,
    private readonly visibility: TicketVisibility,
    private readonly tickets: TicketDirectory,
  ) {}

  async list(principal: Principal, personId: string, { limit, cursor }: ListInteractions): Promise<InteractionList> {
    const seesTicket = this.remembering(principal);
    const shown: Row[] = [];
    let place = decodeCursor(Place, cursor);
    // A reader who may see little would have us read a whole life for one page; after some pages they get a cursor to go on with.
    for (let page = 0; page < mostPages; page += 1) {
      const rows = await this.page(personId, limit, place);
      for (const row of rows) {
        if (await seesTicket(row.ticket_id)) shown.push(row);
        place = placeOf(row);
        if (shown.length === limit) return { items: await this.views(shown), nextCursor: encodeCursor(place) };
      }
      if (rows.length < limit) return { items: await this.views(shown), nextCursor: null };
    }
    return { items: await this.views(shown), nextCursor: encodeCursor(place) };
  }

  private page(personId: string, limit: number, place: Place | undefined): Promise<Row[]> {
    const sql = `select id, kind, ticket_id, channel, visibility, author_kind, excerpt, at from rm.interactions
      where person_id = $1 ${place ? before : ''} order by at desc, id desc limit $2`;
    return this.database.query<Row>(sql, place ? [personId, limit, place.at, place.id] : [personId, limit]);
  }

  private remembering(principal: Principal): (ticketId: string) => Promise<boolean> {
    const answers = new Map<string, Promise<boolean>>();
    return (ticketId) => {
      const answer = answers.get(ticketId) ?? this.visibility.canSee(principal, ticketId);
      answers.set(ticketId, answer);
      return answer;
    };
  }

  private async views(rows: readonly Row[]): Promise<InteractionView[]> {
    const tickets = await this.tickets.tickets([...new Set(rows.map((row) => row.ticket_id))]);
    return rows.map((row) => {
      const ticket = tickets.get(row.ticket_id);
      return {
        id: row.id,
        kind: row.kind,
        ticketId: row.ticket_id,
        ticketNumber: ticket ? `T-${ticket.number}` : '',
        ticketSubject: ticket?.subject ?? '',
        channel: row.channel,
        visibility: row.visibility,
        authorKind: row.author_kind,
        excerpt: row.excerpt,
        at: row.at.toISOString(),
      };
    });
  }
}

const placeOf = (row: Row): Place => ({ at: row.at.toISOString(), id: row.id });
