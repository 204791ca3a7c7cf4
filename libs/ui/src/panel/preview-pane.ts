import { ChangeDetectionStrategy, Component } from '@angular/core';
import { ReturnFocus } from './return-focus';

/** What stands at the right of a list's rows: the one that is open. On a phone it is a sheet over them. */
@Component({
  selector: 'aside[cwPreview]',
  hostDirectives: [ReturnFocus],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-content />',
  styles: `
    :host {
      width: 380px;
      min-height: 0;
      border-left: 1px solid var(--cw-line);
    }
    @media (max-width: 720px) {
      :host {
        position: fixed;
        z-index: 20;
        inset: auto 0 0;
        width: auto;
        max-height: 85%;
        border-top: 1px solid var(--cw-line);
        overflow-y: auto;
        background: var(--cw-surface);
      }
    }
  `,
})
export class PreviewPane {}
