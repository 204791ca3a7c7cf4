import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Chip } from '../chip/chip';
import { isUnderWay, workLooks, type Work } from './work';

/** How a piece of long work stands, and how far it is. Slots: what it is about, and `[lever]` to end it with while it runs. */
@Component({
  selector: 'cw-work-state',
  imports: [Chip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="line">
      <cw-chip [tone]="look().tone" [icon]="look().icon">{{ look().label }}</cw-chip>
      <span class="quiet"><ng-content /></span>
    </p>
    @if (underWay()) {
      <div class="line">
        <progress max="100" [value]="percent()" [attr.aria-label]="label()"></progress>
        <span class="cw-numbers">{{ counted() }}, {{ percent() }} %</span>
        <ng-content select="[lever]" />
      </div>
    }
    @if (work().message; as message) {
      <p>{{ message }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: var(--cw-2);
      align-items: center;
      margin: 0 0 var(--cw-3);
    }
    .quiet {
      color: var(--cw-muted);
    }
    progress {
      flex: 1 1 200px;
      max-width: 420px;
      accent-color: var(--cw-accent);
    }
  `,
})
export class WorkState {
  readonly work = input.required<Work>();
  /** Of the progress, for those who do not see it. */
  readonly label = input.required<string>();
  /** What is behind it: `480 events`. */
  readonly counted = input.required<string>();
  protected readonly look = computed(() => workLooks[this.work().status]);
  protected readonly underWay = computed(() => isUnderWay(this.work()));
  protected readonly percent = computed(() => Math.round(this.work().progress.share * 100));
}
