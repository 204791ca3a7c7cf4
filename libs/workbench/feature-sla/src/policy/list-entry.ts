import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '@casewright/ui';

/** One of several entries under a label: what is written into it, a lever that takes it away, and what is wrong with it. */
@Component({
  selector: 'cw-list-entry',
  imports: [Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div>
      <ng-content />
      @if (state() === 'enabled') {
        <button matIconButton type="button" [attr.aria-label]="'Remove ' + name()" (click)="removed.emit()">
          <cw-icon name="close" />
        </button>
      }
    </div>
    @if (problem(); as words) {
      <p role="alert">{{ words }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-1);
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-2);
      align-items: center;
    }
    p {
      color: var(--cw-bad-fg);
      font-size: var(--cw-small);
    }
  `,
})
export class ListEntry {
  /** `warning 2 of First reply` */
  readonly name = input.required<string>();
  readonly state = input.required<'enabled' | 'disabled'>();
  readonly problem = input.required<string | null>();
  readonly removed = output();
}
