import { ChangeDetectionStrategy, Component, computed, input, output, viewChild } from '@angular/core';
import type {
  DecidedField,
  EditTicket,
  Priority,
  Severity,
  TicketEventView,
  TicketType,
  TicketView,
  WhyField,
} from '@casewright/contracts';
import { statusOptionsFrom } from '@casewright/data-access';
import { Avatar, PriorityChip, Section, StatusChip, prioritiesByUrgency, priorityLooks, type PickerOption } from '@casewright/ui';
import { ConflictNotice } from './conflict-notice';
import type { Conflict } from '../state/ticket.store';
import { Property } from './property';

const nobody: PickerOption = { value: 'none', label: 'Nobody', icon: 'none' };
const noTeam: PickerOption = { value: 'none', label: 'No team', icon: 'none' };
const noSeverity: PickerOption = { value: 'none', label: 'None', icon: 'none' };
const types: readonly PickerOption[] = ['question', 'incident', 'problem', 'task'].map((value) => ({ value, label: capital(value) }));
const severities: readonly PickerOption[] = [noSeverity, ...['S1', 'S2', 'S3', 'S4'].map((value) => ({ value, label: value }))];
const priorities: readonly PickerOption[] = prioritiesByUrgency.map((value) => ({ value, ...priorityLooks[value] }));

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The ticket's properties, changed where they stand. */
@Component({
  selector: 'cw-properties',
  imports: [Avatar, ConflictNotice, PriorityChip, Property, Section, StatusChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './properties.html',
  styles: `
    .quiet {
      color: var(--cw-faint);
    }
    .text {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
})
export class Properties {
  readonly ticket = input.required<TicketView>();
  readonly teams = input.required<readonly PickerOption[]>();
  readonly agents = input.required<readonly PickerOption[]>();
  readonly decided = input.required<ReadonlyMap<DecidedField, TicketEventView>>();
  readonly conflict = input<Conflict | null>(null);
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  readonly assigning = input<'enabled' | 'disabled'>('enabled');
  readonly edited = output<EditTicket>();
  readonly why = input<'offered' | 'hidden'>('hidden');
  readonly asked = output<WhyField>();
  readonly resolved = output<'mine' | 'theirs'>();

  private readonly status = viewChild.required<Property>('status');
  private readonly priority = viewChild.required<Property>('priority');
  private readonly assignee = viewChild.required<Property>('assignee');
  protected readonly options = { types, severities, priorities };
  protected readonly statuses = computed(() => statusOptionsFrom(this.ticket().status.category));
  protected readonly teamOptions = computed(() => [noTeam, ...this.teams()]);
  protected readonly agentOptions = computed(() => [nobody, ...this.agents()]);
  protected readonly capital = capital;

  open(which: 'status' | 'priority' | 'assignee'): void {
    this[which]().open();
  }

  protected by(field: DecidedField): 'by-person' | 'by-machine' {
    return this.decided().has(field) ? 'by-machine' : 'by-person';
  }

  protected setStatus(status: string): void {
    this.edited.emit({ status });
  }

  protected setPriority(value: string): void {
    this.edited.emit({ priority: value as Priority });
  }

  protected setSeverity(value: string): void {
    this.edited.emit({ severity: value === 'none' ? null : (value as Severity) });
  }

  protected setType(value: string): void {
    this.edited.emit({ type: value as TicketType });
  }

  protected setTeam(value: string): void {
    this.edited.emit({ teamId: value === 'none' ? null : value });
  }

  protected setAssignee(value: string): void {
    this.edited.emit({ assigneeId: value === 'none' ? null : value });
  }
}
