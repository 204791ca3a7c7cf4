import { ChangeDetectionStrategy, Component, input, output, viewChild } from '@angular/core';
import { Picker, type PickerOption } from '@casewright/ui';
import { Spark } from './spark';

/** One property in the side panel: what it is, its value that opens the choices, and why it is so. */
@Component({
  selector: 'cw-property',
  imports: [Picker, Spark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="label">{{ label() }}</span>
    <cw-picker [label]="label()" [options]="options()" [chosen]="[value()]" [state]="state()" (picked)="choose($event)"
      ><ng-content
    /></cw-picker>
    @if (why() === 'offered') {
      <cw-spark [what]="label()" [by]="decided() === 'by-machine' ? 'machine' : 'person'" (asked)="asked.emit()" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 84px minmax(0, 1fr) auto;
      align-items: center;
      min-height: 32px;
    }
    .label {
      color: var(--cw-muted);
    }
  `,
})
export class Property {
  readonly label = input.required<string>();
  readonly options = input.required<readonly PickerOption[]>();
  readonly value = input.required<string>();
  readonly state = input<'enabled' | 'disabled'>('enabled');
  readonly decided = input<'by-person' | 'by-machine'>('by-person');
  readonly why = input<'offered' | 'hidden'>('hidden');
  readonly picked = output<string>();
  readonly asked = output();
  private readonly picker = viewChild.required(Picker);

  open(): void {
    this.picker().open();
  }

  protected choose(value: string): void {
    if (value !== this.value()) this.picked.emit(value);
  }
}
