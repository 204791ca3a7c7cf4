import { ChangeDetectionStrategy, Component, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TicketListItem } from '@casewright/contracts';
import { Avatar, Cell, CompactRow, Icon, PriorityChip, SlaPill, StatusChip, Table, Time, type Column } from '@casewright/ui';
import type { Viewers } from './queue-viewers';
import { ViewersMark } from './viewers-mark';

/** The tickets of the queue as a table, or as two-line rows on a phone. */
@Component({
  selector: 'cw-queue-rows',
  imports: [Avatar, Cell, CompactRow, Icon, PriorityChip, RouterLink, SlaPill, StatusChip, Table, Time, ViewersMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './queue-rows.html',
  styleUrl: './queue-rows.scss',
})
export class QueueRows {
  readonly tickets = input.required<readonly TicketListItem[]>();
  readonly columns = input.required<readonly Column[]>();
  readonly sort = input.required<string>();
  readonly selection = input<'none' | 'many'>('many');
  readonly active = input<string | null>(null);
  readonly fresh = input<ReadonlySet<string>>(new Set());
  readonly picked = model<ReadonlySet<string>>(new Set());
  /** Who else has which ticket open. */
  readonly viewers = input<ReadonlyMap<string, Viewers>>(new Map());
  readonly sorted = output<string>();
  readonly opened = output<TicketListItem>();
  readonly endReached = output();
  /** The table knows its rows by id only; the cells need to know what they are. */
  protected readonly ticket = (row: unknown): TicketListItem => row as TicketListItem;
  protected readonly numberOf = ({ reference }: TicketListItem): string => reference;
}
