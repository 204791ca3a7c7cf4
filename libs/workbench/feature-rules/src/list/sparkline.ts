import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const height = 16;
const step = 8;

/** A few small bars, the oldest at the left; the words beside it carry the meaning. */
@Component({
  selector: 'cw-sparkline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg aria-hidden="true" [attr.width]="width()" [attr.height]="height" [attr.viewBox]="'0 0 ' + width() + ' ' + height">
      @for (bar of bars(); track $index) {
        <rect
          rx="1"
          [attr.x]="bar.x"
          [attr.y]="height - bar.height"
          [attr.width]="6"
          [attr.height]="bar.height"
          [class.zero]="bar.isZero"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    rect {
      fill: var(--cw-accent);
    }
    rect.zero {
      fill: var(--cw-line-strong);
    }
  `,
})
export class Sparkline {
  readonly values = input.required<readonly number[]>();
  protected readonly height = height;
  protected readonly width = computed(() => this.values().length * step);
  protected readonly bars = computed(() => {
    const most = Math.max(1, ...this.values());
    return this.values().map((value, index) => ({
      x: index * step,
      height: value === 0 ? 1 : Math.max(3, Math.round((height * value) / most)),
      isZero: value === 0,
    }));
  });
}
