import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StatusCategory } from '@casewright/contracts';
import { Chip } from './chip';
import { statusLooks } from './looks';

@Component({
  selector: 'cw-status-chip',
  imports: [Chip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<cw-chip [tone]="look().tone" [icon]="look().icon" [look]="ground()">{{ label() ?? look().label }}</cw-chip>`,
  styles: ':host { display: inline-flex; min-width: 0; }',
})
export class StatusChip {
  readonly category = input.required<StatusCategory>();
  /** The admin's word for it; the category's own word where there is none. */
  readonly label = input<string>();
  readonly ground = input<'filled' | 'quiet'>('filled');
  protected readonly look = computed(() => statusLooks[this.category()]);
}
