import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@casewright/ui';

/** Removes after a second click, in the same place and without a dialog. */
@Component({
  selector: 'cw-removal',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (asked() === 'yes') {
      <button matButton="filled" type="button" (click)="confirmed.emit()">{{ verb() }} {{ what() }}</button>
      <button matButton type="button" (click)="asked.set('no')">Keep it</button>
    } @else {
      <button matButton type="button" (click)="asked.set('yes')">
        <cw-icon matButtonIcon [name]="verb() === 'Archive' ? 'archive' : 'delete'" />{{ verb() }} …
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--cw-2);
    }
  `,
})
export class Removal {
  readonly what = input.required<string>();
  readonly verb = input<'Remove' | 'Archive'>('Remove');
  readonly confirmed = output();
  protected readonly asked = signal<'no' | 'yes'>('no');
}
