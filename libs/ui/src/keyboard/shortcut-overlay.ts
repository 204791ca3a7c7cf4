import { A11yModule } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import { KeyCaps } from './key-caps';
import { Keyboard } from './keyboard';

/** All shortcuts that work on the page one is on; opened by `?`. */
@Component({
  selector: 'cw-shortcut-overlay',
  imports: [A11yModule, Icon, KeyCaps, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (keyboard.overlay() === 'open') {
      <div class="ground" (click)="close()"></div>
      <div
        class="sheet"
        role="dialog"
        aria-modal="true"
        aria-labelledby="cw-shortcuts"
        cdkTrapFocus
        cdkTrapFocusAutoCapture
        (keydown.escape)="close(); $event.preventDefault()"
      >
        <div class="head">
          <h2 id="cw-shortcuts">Keyboard</h2>
          <button matIconButton type="button" aria-label="Close" (click)="close()"><cw-icon name="close" [size]="18" /></button>
        </div>
        <div class="groups">
          @for (group of keyboard.groups(); track group) {
            <section>
              <h3>{{ group.title }}</h3>
              <dl>
                @for (shortcut of group.shortcuts; track shortcut.keys) {
                  <dt><cw-key-caps [keys]="shortcut.keys" /></dt>
                  <dd>{{ shortcut.label }}</dd>
                }
              </dl>
            </section>
          }
        </div>
      </div>
    }
  `,
  styleUrl: './shortcut-overlay.scss',
})
export class ShortcutOverlay {
  protected readonly keyboard = inject(Keyboard);

  protected close(): void {
    this.keyboard.overlay.set('closed');
  }
}
