import { mostUnreadCounted, type ListNotifications, type NotificationList } from '@casewright/contracts';
import { decodeCursor, encodeCursor } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { NotificationRows, Place, placeOf, type NotificationRow } from './notification-rows';
import { NotificationViews, type Shown } from './notification-views';
import { VisibleTickets } from './visible-tickets';

interface Gathered {
  readonly shown: readonly Shown[];
  readonly next: Place | null;
}

const mostPages = 20;

/** The reader's own notifications, of the tickets that they may see now. */
@Injectable()
export class NotificationLists {
  constructor(
    private readonly rows: NotificationRows,
    private readonly tickets: VisibleTickets,
    private readonly views: NotificationViews,
  ) {}

  async list(reader: Principal, { unread, limit, cursor }: ListNotifications): Promise<NotificationList> {
    const wanted = unread === undefined ? null : unread === 'true';
    const { shown, next } = await this.gather(reader, wanted, limit, decodeCursor(Place, cursor) ?? null);
    return {
      items: await this.views.of(shown),
      nextCursor: next && encodeCursor(next),
      unreadCount: await this.unreadCount(reader),
    };
  }

  async unreadCount(reader: Principal): Promise<number> {
    return (await this.gather(reader, true, mostUnreadCounted, null)).shown.length;
  }

  /** Somebody who may see little any more would have us look through everything for one page; after some they get a cursor to go on with. */
  private async gather(reader: Principal, unread: boolean | null, limit: number, from: Place | null): Promise<Gathered> {
    const shown: Shown[] = [];
    let place = from;
    for (let page = 0; page < mostPages; page += 1) {
      const rows = await this.rows.page(reader.userId, unread, place, limit);
      const tickets = await this.tickets.of(
        reader,
        rows.flatMap(({ ticketId, at }) => (ticketId === null ? [] : [{ ticketId, at }])),
      );
      for (const row of rows) {
        const ticket = row.ticketId === null ? null : tickets.get(row.ticketId);
        if (ticket !== undefined && maySee(reader, row)) shown.push({ row, ticket });
        place = placeOf(row);
        if (shown.length === limit) return { shown, next: place };
      }
      if (rows.length < limit) return { shown, next: null };
    }
    return { shown, next: place };
  }
}

/** Rules are for those who may see them; who may see a ticket is asked of the ticket. */
const maySee = (reader: Principal, { ticketId }: NotificationRow): boolean => ticketId !== null || reader.permissions.has('rule.view');
