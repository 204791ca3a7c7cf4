import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ClockView } from '@casewright/contracts';
import { Chart, Now, Themes, briefTime } from '@casewright/ui';
import { clockChart } from './clock-chart';
import { marksOf, segmentsOf } from './clock-marks';

const minute = 60_000;

/** The life of a clock as one bar over time. What it shows stands in words beside and below it. */
@Component({
  selector: 'cw-clock-strip',
  imports: [Chart],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<cw-chart [label]="label()" [config]="config()" />`,
  styles: `
    cw-chart {
      height: 88px;
    }
  `,
})
export class ClockStrip {
  readonly clock = input.required<ClockView>();
  private readonly clockNow = inject(Now);
  private readonly themes = inject(Themes);
  /** Drawn again each minute, not each tick. */
  private readonly now = computed(() => minute * Math.floor(this.clockNow.ms() / minute));
  private readonly marks = computed(() => marksOf(this.clock(), this.now()));
  private readonly segments = computed(() => segmentsOf(this.clock(), this.now()));
  protected readonly config = computed(() => {
    this.themes.shown();
    return clockChart(this.segments(), this.marks(), this.now());
  });
  protected readonly label = computed(() => {
    const words = (at: number) => briefTime(new Date(at).toISOString(), this.now());
    const stretches = this.segments().map(({ kind, from, to }) => `${kind} ${words(from)} to ${words(to)}`);
    return [...stretches, ...this.marks().map((mark) => `${mark.words} ${words(mark.at)}`)].join('; ');
  });
}
