import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { CustomField, DecidedField, EditTicket, FieldValue, TicketEventView, TicketView } from '@casewright/contracts';
import { TicketFields } from '@casewright/data-access';
import { Section } from '@casewright/ui';
import { ConflictNotice } from './conflict-notice';
import { FieldProperty } from './field-property';
import type { Conflict } from '../state/ticket.store';

/** The fields that the desk has added; of those that are archived the ones that the ticket has a value for. */
@Component({
  selector: 'cw-fields-section',
  imports: [ConflictNotice, FieldProperty, Section],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (fields().length) {
      <cw-section title="Fields">
        @if (conflict(); as conflict) {
          <cw-conflict-notice [conflict]="conflict" (resolved)="resolved.emit($event)" />
        }
        @for (field of fields(); track field.key) {
          <cw-field-property
            [field]="field"
            [value]="ticket().fields[field.key]"
            [state]="editing()"
            [decided]="decided().has(nameOf(field.key)) ? 'by-machine' : 'by-person'"
            [why]="why()"
            (edited)="set(field.key, $event)"
            (asked)="asked.emit(nameOf(field.key))"
          />
        }
      </cw-section>
    }
  `,
})
export class FieldsSection {
  readonly ticket = input.required<TicketView>();
  readonly decided = input.required<ReadonlyMap<DecidedField, TicketEventView>>();
  readonly conflict = input<Conflict | null>(null);
  readonly editing = input<'enabled' | 'disabled'>('enabled');
  readonly why = input<'offered' | 'hidden'>('hidden');
  readonly edited = output<EditTicket>();
  readonly asked = output<CustomField>();
  readonly resolved = output<'mine' | 'theirs'>();
  private readonly known = inject(TicketFields);
  protected readonly fields = computed(() => this.known.all().filter(({ key, archived }) => !archived || key in this.ticket().fields));
  protected readonly nameOf = (key: string): CustomField => `field.${key}`;

  protected set(key: string, value: FieldValue | null): void {
    this.edited.emit({ fields: { [key]: value } });
  }
}
