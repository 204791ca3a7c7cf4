import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { FieldValue } from '@casewright/contracts';
import { TicketFields } from '@casewright/data-access';
import { FieldProperty } from '../properties/field-property';

type Values = Readonly<Record<string, FieldValue>>;

/** The fields that the desk has added, to be filled in before there is a ticket. */
@Component({
  selector: 'cw-new-ticket-fields',
  imports: [FieldProperty],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: contents;
    }

    .problem {
      color: var(--cw-bad-fg);
      font-size: var(--cw-small);
    }
  `,
  template: `
    @for (field of fields(); track field.key) {
      <div [attr.data-problem]="problems().get('/fields/' + field.key)">
        <cw-field-property [field]="field" [value]="values()[field.key]" (edited)="set(field.key, $event)" />
        @if (problems().get('/fields/' + field.key); as problem) {
          <span class="problem">{{ problem }}</span>
        }
      </div>
    }
  `,
})
export class NewTicketFields {
  readonly values = input.required<Values>();
  readonly problems = input.required<ReadonlyMap<string, string>>();
  readonly changed = output<Values>();
  private readonly known = inject(TicketFields);
  protected readonly fields = computed(() => this.known.all().filter(({ archived }) => !archived));

  constructor() {
    void this.known.load();
  }

  protected set(key: string, value: FieldValue | null): void {
    const others = Object.fromEntries(Object.entries(this.values()).filter(([other]) => other !== key));
    this.changed.emit(value === null ? others : { ...others, [key]: value });
  }
}
