import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '@casewright/ui';

/** Moves one of a list by a place. */
@Component({
  selector: 'cw-movers',
  imports: [Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button matIconButton type="button" [attr.aria-label]="'Move up ' + name()" [disabled]="up() === 'no'" (click)="moved.emit(-1)">
      <cw-icon name="up" />
    </button>
    <button matIconButton type="button" [attr.aria-label]="'Move down ' + name()" [disabled]="down() === 'no'" (click)="moved.emit(1)">
      <cw-icon name="down" />
    </button>
  `,
  styles: ':host { display: contents; }',
})
export class Movers {
  /** What is moved. */
  readonly name = input.required<string>();
  readonly up = input.required<'yes' | 'no'>();
  readonly down = input.required<'yes' | 'no'>();
  readonly moved = output<-1 | 1>();
}
