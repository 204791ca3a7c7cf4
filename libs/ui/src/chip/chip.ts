import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

export type Tone = 'neutral' | 'accent' | 'info' | 'good' | 'warn' | 'bad';

/** Colour, icon and word together; the word alone is enough to understand it. */
@Component({
  selector: 'cw-chip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-tone]': 'tone()', '[class.quiet]': "look() === 'quiet'" },
  template: `@if (icon(); as name) {
      <cw-icon [name]="name" [size]="14" />
    }
    <span><ng-content /></span>`,
  styleUrl: './chip.scss',
})
export class Chip {
  readonly tone = input<Tone>('neutral');
  readonly icon = input<IconName>();
  /** `quiet` has no ground: for rows, where many stand under one another. */
  readonly look = input<'filled' | 'quiet'>('filled');
}
