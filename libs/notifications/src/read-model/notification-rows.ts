import type { NotificationKind, SlaTarget } from '@casewright/contracts';
import type { Actor } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

/** Where a page ends. */
export const Place = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });
export type Place = z.infer<typeof Place>;

export interface NotificationRow {
  readonly id: string;
  /** Null where it is about a rule. */
  readonly ticketId: string | null;
  readonly kind: NotificationKind;
  readonly byKind: Actor['kind'] | null;
  readonly byId: string | null;
  readonly byVersion: number | null;
  readonly target: SlaTarget | null;
  readonly text: string | null;
  readonly at: Date;
  readonly read: boolean;
}

const columns = `e.id, e.ticket_id as "ticketId", e.kind, e.by_kind as "byKind", e.by_id as "byId", e.by_version as "byVersion", e.target, e.text, e.at,
  r.notification_id is not null as read`;

/** One person's notifications, newest first, whether or not they may still see the tickets. */
@Injectable()
export class NotificationRows {
  constructor(private readonly database: Database) {}

  page(userId: string, unread: boolean | null, after: Place | null, limit: number): Promise<NotificationRow[]> {
    return this.database.query<NotificationRow & object>(
      `select ${columns} from notifications.entries e left join notifications.reads r on r.notification_id = e.id
       where e.user_id = $1 and ($2::boolean is null or (r.notification_id is null) = $2)
         and ($3::timestamptz is null or (e.at, e.id) < ($3::timestamptz, $4::uuid))
       order by e.at desc, e.id desc limit $5`,
      [userId, unread, after?.at ?? null, after?.id ?? null, limit],
    );
  }
}

export const placeOf = ({ at, id }: NotificationRow): Place => ({ at: at.toISOString(), id });
