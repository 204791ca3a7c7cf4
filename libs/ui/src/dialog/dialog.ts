import { A11yModule, CdkTrapFocus } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, output, viewChild } from '@angular/core';
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

  private readonly trap = viewChild.required(CdkTrapFocus);

  constructor() {
    // Where the focus was on something in it that is gone or disabled by now, the browser leaves it outside.
    inject(Keyboard).add(inject(DestroyRef), {
      title: 'Dialog',
      alone: 'yes',
      shortcuts: [
        { keys: 'esc', label: 'Close it', whileTyping: 'yes', run: () => this.closed.emit() },
        { keys: 'tab', label: 'Into it', whileTyping: 'yes', run: () => this.trap().focusTrap?.focusInitialElement() },
        { keys: 'shift+tab', label: 'To its end', whileTyping: 'yes', run: () => this.trap().focusTrap?.focusLastTabbableElement() },
      ],
    });
  }

  /** Its own keys are nobody else's: what is typed in it is no shortcut. */
  protected key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.closed.emit();
  }
}
