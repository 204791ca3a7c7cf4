import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  inject,
  input,
  output,
  viewChild,
  DestroyRef,
} from '@angular/core';
import type { Chart as ChartJs, ChartConfiguration } from 'chart.js';
import { Themes } from '../theme/themes';
import { loadCharts } from './load-charts';

/** Chart.js, loaded when the first chart is shown, in the colours of the theme. `label` is what screen readers get; offer a table too. */
@Component({
  selector: 'cw-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<canvas #canvas role="img" [attr.aria-label]="label()"></canvas>`,
  styles: `
    :host {
      position: relative;
      display: block;
      height: 220px;
    }
  `,
})
export class Chart {
  readonly label = input.required<string>();
  readonly config = input.required<ChartConfiguration>();
  /** The mark that was clicked. */
  readonly picked = output<{ datasetIndex: number; index: number }>();
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly themes = inject(Themes);
  private chart: ChartJs | null = null;

  constructor() {
    afterRenderEffect(() => {
      this.themes.shown();
      void this.draw(this.canvas().nativeElement, this.config());
    });
    inject(DestroyRef).onDestroy(() => this.chart?.destroy());
  }

  private async draw(canvas: HTMLCanvasElement, config: ChartConfiguration): Promise<void> {
    const create = await loadCharts();
    if (!canvas.isConnected || config !== this.config()) return;
    this.chart?.destroy();
    this.chart = create(canvas, config, (mark) => this.picked.emit(mark));
  }
}
