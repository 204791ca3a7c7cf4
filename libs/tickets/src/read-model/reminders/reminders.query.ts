import {
  TicketLinks,
  type ListReminders,
  type ReminderEvent,
  type ReminderList,
  type ReminderView,
  type TicketRef,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { fold, type Principal, type Stored } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { missingReminder, reminders } from '../../domain/reminders/reminders';
import { referenceOf } from '../ticket-common-view';
import { TicketRecords } from '../ticket/ticket-records';
import { ReminderTexts } from './reminder-texts';

const Place = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

interface Row {
  readonly id: string;
  readonly ticketId: string;
  readonly at: Date;
  readonly unless: ReminderView['unless'];
  readonly setAt: Date;
}

/** Of what is over, the newest are shown. */
const mostEnded = 10;

/** Everybody's own reminders. */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly texts: ReminderTexts,
    private readonly tickets: TicketRecords,
    private readonly links: TicketLinks,
  ) {}

  /** The reader's on one ticket, from the log: what waits by its time, then what is over. */
  async onTicket(ticketId: string, reader: Principal): Promise<ReminderList> {
    const { ticket } = await this.tickets.require(ticketId, reader);
    const ref = { id: ticketId, number: referenceOf(ticket.number), subject: ticket.subject };
    const own = ownReminders(await this.texts.events(ticketId), reader.userId, ref);
    const waiting = own.filter(({ state }) => state === 'waiting').sort((left, right) => (left.at < right.at ? -1 : 1));
    const over = own.filter(({ state }) => state !== 'waiting').slice(-mostEnded);
    return { items: [...waiting, ...over.reverse()], nextCursor: null };
  }

  async one(ticketId: string, reminderId: string, reader: Principal): Promise<ReminderView> {
    const { ticket } = await this.tickets.require(ticketId, reader);
    const ref = { id: ticketId, number: referenceOf(ticket.number), subject: ticket.subject };
    const found = ownReminders(await this.texts.events(ticketId), reader.userId, ref).find(({ id }) => id === reminderId);
    if (!found) throw missingReminder();
    return found;
  }

  async waiting(reader: Principal, { limit, cursor }: ListReminders): Promise<ReminderList> {
    const after = decodeCursor(Place, cursor);
    const rows = await this.database.query<Row & object>(
      `select id, ticket_id as "ticketId", at, unless, set_at as "setAt" from rm.waiting_reminders
       where user_id = $1 and ($2::timestamptz is null or (at, id) > ($2::timestamptz, $3::uuid)) order by at, id limit $4`,
      [reader.userId, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ at: last.at.toISOString(), id: last.id }));
    const ticketIds = [...new Set(items.map(({ ticketId }) => ticketId))];
    const links = await this.links.links(reader, ticketIds);
    const texts = new Map(await Promise.all(ticketIds.map(async (id) => [id, await this.texts.of(id)] as const)));
    return { items: items.flatMap((row) => viewsOf(row, links.get(row.ticketId), texts.get(row.ticketId))), nextCursor };
  }
}

/** A ticket that its reader may no longer see has no subject; one that has no row yet is shown as soon as it has. */
function viewsOf(
  { id, ticketId, at, unless, setAt }: Row,
  ticket: TicketRef | undefined,
  texts?: ReadonlyMap<string, string | null>,
): ReminderView[] {
  if (!ticket) return [];
  const text = ticket.subject === null ? null : (texts?.get(id) ?? null);
  return [{ id, ticket: { ...ticket, id: ticketId }, at: at.toISOString(), text, unless, state: 'waiting', setAt: setAt.toISOString() }];
}

function ownReminders(events: readonly Stored<ReminderEvent>[], userId: string, ticket: TicketRef): ReminderView[] {
  const states = fold(reminders, events);
  return events.flatMap(({ type, data, meta }) => {
    const state = states[data.reminderId]?.state;
    if (type !== 'reminder.set' || data.userId !== userId || !state) return [];
    return [{ id: data.reminderId, ticket, at: data.at, text: data.text as string | null, unless: data.unless, state, setAt: meta.at }];
  });
}
