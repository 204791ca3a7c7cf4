import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import { Keyboard } from '../keyboard/keyboard';

let dialogs = 0;

/** For what takes a choice before it is done, and must be answered or left. Slot `[actions]` stays at its foot. The focus returns to where it was. */
@Component({
  selector: 'cw-dialog',
  imports: [A11yModule, Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ground" (click)="closed.emit()"></div>
    <div
      class="sheet"
      role="dialog"
      aria-modal="true"
      tabindex="-1"
      [attr.aria-labelledby]="id"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
      (keydown)="key($event)"
    >
      <header>
        <h2 [id]="id">{{ title() }}</h2>
        <button matIconButton type="button" aria-label="Close" (click)="closed.emit()"><cw-icon name="close" [size]="18" /></button>
      </header>
      <div class="content"><ng-content /></div>
      <footer><ng-content select="[actions]" /></footer>
    </div>
  `,
  styleUrl: './dialog.scss',
})
export class Dialog {
  readonly title = input.required<string>();
  readonly closed = output();
  protected readonly id = `cw-dialog-${++dialogs}`;

  constructor() {
    // Also where the focus was on something in it that is gone by now.
    inject(Keyboard).add(inject(DestroyRef), {
      title: 'Dialog',
      shortcuts: [{ keys: 'esc', label: 'Close it', run: () => this.closed.emit() }],
    });
  }

  /** The shortcuts of the page behind it wait. */
  protected key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.closed.emit();
  }
}
