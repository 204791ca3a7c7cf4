import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { AttachmentView } from '@casewright/contracts';
import { Icon } from '@casewright/ui';

const units = ['B', 'kB', 'MB', 'GB'];

/** `482 kB`, in steps of 1000. */
export function fileSize(bytes: number): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step] ?? ''}`;
}

@Component({
  selector: 'cw-attachment-chip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button class="file" type="button" [attr.title]="attachment().name" (click)="opened.emit()">
      <cw-icon [name]="isImage() ? 'image' : 'file'" /><bdi>{{ attachment().name }}</bdi
      ><span class="cw-numbers">{{ size() }}</span>
    </button>
    @if (removable() === 'yes') {
      <button class="remove" type="button" [attr.aria-label]="'Remove ' + attachment().name" (click)="removed.emit()">
        <cw-icon name="close" [size]="14" />
      </button>
    }
  `,
  styleUrl: './attachment-chip.scss',
})
export class AttachmentChip {
  readonly attachment = input.required<AttachmentView>();
  readonly removable = input<'no' | 'yes'>('no');
  readonly opened = output();
  readonly removed = output();
  protected readonly isImage = computed(() => this.attachment().mediaType.startsWith('image/'));
  protected readonly size = computed(() => fileSize(this.attachment().size));
}
