import {
  noAutoClose,
  UserDirectory,
  type AutoCloseContent,
  type AutoCloseVersionList,
  type AutoCloseView,
  type ListAutoCloseVersions,
  type TicketAutoClose,
} from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { filedVersions } from '@casewright/http';
import { fold } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { autoClose } from '../../domain/auto-close/auto-close';
import { autoCloseOf } from '../../domain/auto-close/step';

interface Row {
  readonly version: number;
  readonly content: AutoCloseContent;
  readonly madeAt: Date;
  readonly looked: number | null;
}

/** The settings, their past, and what they mean for one ticket. */
@Injectable()
export class AutoCloseQueries {
  constructor(
    private readonly database: Database,
    private readonly users: UserDirectory,
    private readonly store: EventStore,
  ) {}

  /** Version 0 where nobody ever set them: everything off. */
  async newest(): Promise<{ readonly version: number; readonly content: AutoCloseContent }> {
    const row = await this.row();
    return row ? { version: row.version, content: row.content } : { version: 0, content: noAutoClose };
  }

  async view(): Promise<AutoCloseView> {
    const row = await this.row();
    if (!row) return { version: 0, ...noAutoClose, updatedAt: null, lookingThrough: null };
    const { version, content, madeAt, looked } = row;
    return { version, ...content, updatedAt: madeAt.toISOString(), lookingThrough: looked === null ? null : { looked } };
  }

  async versions(page: ListAutoCloseVersions): Promise<AutoCloseVersionList> {
    const isSet = page.cursor !== undefined || (await this.row()) !== undefined;
    if (!isSet) return { items: [], nextCursor: null };
    const filing = { table: 'tickets.auto_close_versions', column: 'name' };
    return filedVersions<AutoCloseContent>({ database: this.database, users: this.users }, filing, 'auto-close', page);
  }

  async ofTicket(ticketId: string): Promise<TicketAutoClose> {
    const { waiting } = fold(autoClose, (await this.store.readStream(autoCloseOf(ticketId))) as never);
    if (!waiting) return { next: null };
    const { step, actAt, warnAt, warnedAt, settingsVersion } = waiting;
    return { next: { step, actAt, warnAt, warnedAt, settingsVersion } };
  }

  private async row(): Promise<Row | undefined> {
    const [row] = await this.database.query<Row & object>(
      `select v.version, v.content, v.made_at as "madeAt", case when s.finished_at is null then s.looked end as looked
       from tickets.auto_close_versions v join tickets.auto_close_sweeps s on s.version = v.version order by v.version desc limit 1`,
    );
    return row;
  }
}
