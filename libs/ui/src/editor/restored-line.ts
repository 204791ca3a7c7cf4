import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Icon } from '../icon/icon';
import { briefTime } from '../time/exact';
import { Now } from '../time/now';

/** What was typed on an earlier visit and stands in the form again. */
export interface Restored {
  /** When it was last typed in. */
  readonly at: string;
  /** older: what it was written on has been saved anew since. */
  readonly basis: 'current' | 'older';
}

/** Says quietly that what was typed before is back, and offers to drop it. */
@Component({
  selector: 'cw-restored-line',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (restored(); as draft) {
      <p role="status">
        <cw-icon name="history" [size]="14" />
        <span>
          Your unsaved changes of {{ time(draft.at) }} are back
          @if (draft.basis === 'older') {
            – a newer version was saved since: Discard shows it, Save asks whose stays
          }
          ·
          <button type="button" (click)="discarded.emit()">Discard</button>
        </span>
      </p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      display: flex;
      gap: var(--cw-2);
      align-items: baseline;
      margin: 0 0 var(--cw-3);
      color: var(--cw-muted);
      font-size: var(--cw-small);
    }
    button {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--cw-accent-fg);
      text-decoration: underline;
      cursor: pointer;
    }
    cw-icon {
      flex: none;
      align-self: center;
    }
  `,
})
export class RestoredLine {
  private readonly now = inject(Now);
  /** Null where nothing came back. */
  readonly restored = input.required<Restored | null>();
  readonly discarded = output();

  protected time(at: string): string {
    return briefTime(at, this.now.ms());
  }
}
