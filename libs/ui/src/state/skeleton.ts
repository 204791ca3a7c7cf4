import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const widths = [62, 48, 71, 39, 55, 66, 44, 58];

/** Grey lines where rows will be. Invisible for the first 200 ms, so that a quick answer does not flash. */
@Component({
  selector: 'cw-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status', 'aria-label': 'Loading' },
  template: `@for (width of lines(); track $index) {
    <div [style.width.%]="width"></div>
  }`,
  styles: `
    :host {
      display: block;
      padding: var(--cw-2) var(--cw-4);
      animation: cw-appear 1ms 200ms both;
    }
    div {
      height: 12px;
      margin: 14px 0;
      border-radius: 4px;
      background: var(--cw-neutral-bg);
      animation: cw-shimmer 1.6s infinite;
    }
    @keyframes cw-appear {
      from {
        visibility: hidden;
      }
    }
    @keyframes cw-shimmer {
      50% {
        opacity: 0.45;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(8);
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, index) => widths[index % widths.length]));
}
