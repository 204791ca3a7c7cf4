import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '@casewright/ui';
import type { Upload } from './uploads';

/** A file on its way, how far it is, and a way to stop it. */
@Component({
  selector: 'cw-upload-chip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <bdi>{{ file().name }}</bdi>
    <progress [value]="file().progress" max="1" [attr.aria-label]="'Uploading ' + file().name"></progress>
    <button type="button" [attr.aria-label]="'Stop uploading ' + file().name" (click)="cancelled.emit()">
      <cw-icon name="close" [size]="14" />
    </button>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      max-width: 280px;
      height: 30px;
      padding-left: 8px;
      border: 1px dashed var(--cw-line-strong);
      border-radius: var(--cw-radius);
      color: var(--cw-muted);
    }
    bdi {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    progress {
      flex: none;
      width: 60px;
      height: 6px;
      accent-color: var(--cw-accent);
    }
    button {
      display: inline-flex;
      padding: 7px;
      border: 0;
      background: none;
      cursor: pointer;
    }
  `,
})
export class UploadChip {
  readonly file = input.required<Upload>();
  readonly cancelled = output();
}
