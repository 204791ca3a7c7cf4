import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { relative, shortAge } from './durations';
import { briefTime, dayOf, exactTime } from './exact';
import { Now } from './now';

/** A moment: relative in the text, exact on hover, both in the reader's zone. */
@Component({
  selector: 'cw-time',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time class="cw-numbers" [attr.datetime]="at()" [title]="exact()">{{ words() }}</time>`,
})
export class Time {
  private readonly now = inject(Now);
  readonly at = input.required<string>();
  /** relative: `12 min ago` · age: `12 min` · brief: `21 Nov, 14:05` · day: `21 Nov 2026`. */
  readonly as = input<'relative' | 'age' | 'brief' | 'day'>('relative');
  protected readonly exact = computed(() => exactTime(this.at()));
  protected readonly words = computed(() => {
    const now = this.now.ms();
    if (this.as() === 'day') return dayOf(this.at());
    if (this.as() === 'brief') return briefTime(this.at(), now);
    const passed = now - Date.parse(this.at());
    return this.as() === 'age' ? shortAge(passed) : relative(passed);
  });
}
