import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** Says what would be here and how to get it; actions go inside. */
@Component({
  selector: 'cw-empty',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-icon [name]="icon()" [size]="28" />
    <h2>{{ title() }}</h2>
    <p>{{ text() }}</p>
    <div class="actions"><ng-content /></div>
  `,
  styleUrl: './message.scss',
})
export class Empty {
  readonly icon = input<IconName>('inbox');
  readonly title = input.required<string>();
  readonly text = input('');
}
