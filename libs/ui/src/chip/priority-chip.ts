import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Priority } from '@casewright/contracts';
import { Chip } from './chip';
import { priorityLooks } from './looks';

@Component({
  selector: 'cw-priority-chip',
  imports: [Chip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<cw-chip [tone]="look().tone" [icon]="look().icon" [look]="ground()">{{ look().label }}</cw-chip>`,
  styles: ':host { display: inline-flex; min-width: 0; }',
})
export class PriorityChip {
  readonly priority = input.required<Priority>();
  readonly ground = input<'filled' | 'quiet'>('filled');
  protected readonly look = computed(() => priorityLooks[this.priority()]);
}
