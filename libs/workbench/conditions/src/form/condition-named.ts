import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon, Picker } from '@casewright/ui';
import { Names } from '../names';

/** A condition by its name: one that rules share, or one that this rule defines for itself. */
@Component({
  selector: 'cw-condition-named',
  imports: [Icon, MatIconButton, Picker, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="row" [class.wrong]="problem()">
      @if (isShared()) {
        <cw-picker
          look="button"
          label="Shared condition"
          [options]="names.options('condition')"
          [chosen]="[name()]"
          (picked)="changed.emit($event)"
          >{{ names.nameOf(name()) }}</cw-picker
        >
        <span>holds</span>
        <a [routerLink]="['/rules/conditions', name()]">see it</a>
      } @else {
        <span>“{{ name() }}”, which this rule defines itself, holds</span>
      }
      <span class="levers">
        <button matIconButton type="button" aria-label="Remove this condition" (click)="removed.emit()"><cw-icon name="close" /></button>
      </span>
    </div>
    @if (problem(); as words) {
      <p class="problem" role="alert">{{ words }}</p>
    }
  `,
  styleUrl: './condition-row.scss',
})
export class ConditionNamed {
  readonly name = input.required<string>();
  readonly problem = input<string | null>(null);
  readonly changed = output<string>();
  readonly removed = output();
  protected readonly names = inject(Names);
  protected readonly isShared = computed(() => /^[0-9a-f-]{36}$/.test(this.name()));
}
