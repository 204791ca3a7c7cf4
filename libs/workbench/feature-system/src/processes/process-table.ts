import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { ProcessView } from '@casewright/contracts';
import { Cell, Chip, CompactRow, Table, TicketLink, Time, type Column } from '@casewright/ui';
import { hostWords, isOverdue, processLooks, processName } from './process-looks';

/** Processes with the ticket that they are about, and what they wait for. */
@Component({
  selector: 'cw-process-table',
  imports: [Cell, Chip, CompactRow, Table, TicketLink, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './process-table.html',
  styleUrl: '../record-list.scss',
  styles: ':host { display: contents; }',
})
export class ProcessTable {
  readonly processes = input.required<readonly ProcessView[]>();
  /** The id of the one that is open. */
  readonly active = input.required<string | null>();
  readonly opened = output<string>();
  readonly endReached = output();
  protected readonly looks = processLooks;
  protected readonly nameOf = processName;
  protected readonly hosts = hostWords;
  protected readonly isLate = (row: ProcessView): boolean => isOverdue(row, Date.now());
  protected readonly asProcess = (row: unknown): ProcessView => row as ProcessView;
  protected readonly columns: readonly Column[] = [
    { id: 'what', label: 'Process', width: '150px' },
    { id: 'ticket', label: 'Ticket', width: 'minmax(200px, 2fr)' },
    { id: 'state', label: 'State', width: '120px' },
    { id: 'wakes', label: 'Wakes', width: '110px' },
    { id: 'host', label: 'Lives on', width: '100px' },
    { id: 'error', label: 'Error', width: 'minmax(140px, 2fr)' },
  ];
}
