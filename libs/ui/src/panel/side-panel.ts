import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** A panel with a title and a way back, for what opens beside the work: why, previews, details. */
@Component({
  selector: 'cw-side-panel',
  imports: [Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header>
      @if (icon(); as name) {
        <cw-icon [name]="name" />
      }
      <h2>{{ title() }}</h2>
      <ng-content select="[actions]" />
      <button matIconButton type="button" [attr.aria-label]="'Close ' + title()" (click)="closed.emit()">
        <cw-icon name="close" [size]="18" />
      </button>
    </header>
    <div class="content"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      min-height: 0;
      background: var(--cw-surface);
    }
    header {
      display: flex;
      flex: none;
      gap: var(--cw-2);
      align-items: center;
      padding: 6px 6px 6px var(--cw-4);
      border-bottom: 1px solid var(--cw-line);
    }
    header > cw-icon {
      color: var(--cw-accent-fg);
    }
    h2 {
      flex: 1;
      overflow: hidden;
      font-size: 13px;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .content {
      flex: 1;
      min-height: 0;
      overflow-y: auto;
      scrollbar-width: thin;
    }
  `,
})
export class SidePanel {
  readonly title = input.required<string>();
  readonly icon = input<IconName>();
  readonly closed = output();
}
