import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '../icon/icon';

/** Page kind "detail". Slots: `[title]` stays at the top, the main column, and `[side]`, a panel of 320 px (a sheet on phones). */
@Component({
  selector: 'cw-detail-page',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.side-open]': "side() === 'open'" },
  template: `
    <header><ng-content select="[title]" /></header>
    <div class="body">
      <div class="main"><ng-content /></div>
      <aside [attr.aria-label]="sideLabel()">
        <button class="close" type="button" (click)="sideClosed.emit()">
          <cw-icon name="collapse" [label]="'Close ' + sideLabel()" />
        </button>
        <ng-content select="[side]" />
      </aside>
    </div>
  `,
  styleUrl: './detail-page.scss',
})
export class DetailPage {
  readonly sideLabel = input('Properties');
  /** Only phones fold the side panel away. */
  readonly side = input<'open' | 'folded'>('folded');
  readonly sideClosed = output();
}
