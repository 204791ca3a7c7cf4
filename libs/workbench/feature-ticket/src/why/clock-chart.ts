import { briefTime, tokenColour } from '@casewright/ui';
import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Mark, MarkKind, Segment } from './clock-marks';

const segmentWords: Readonly<Record<Segment['kind'], string>> = { running: 'running', over: 'running, over', paused: 'paused' };
const segmentColours: Readonly<Record<Segment['kind'], string>> = {
  running: '--cw-info-fg',
  over: '--cw-bad-fg',
  paused: '--cw-line-strong',
};
const markColours: Readonly<Record<MarkKind, string>> = {
  now: '--cw-text',
  warning: '--cw-warn-fg',
  due: '--cw-bad-fg',
  level: '--cw-bad-fg',
};
const roomForMarks = 16;
/** Names nearer to one another than this would be written over one another. */
const between = 24;
const margin = 0.03;

/** One bar of stretches over time, thin where the clock stood still, with a line for each mark. */
export function clockChart(segments: readonly Segment[], marks: readonly Mark[], now: number): ChartConfiguration {
  const times = [...segments.flatMap(({ from, to }) => [from, to]), ...marks.map(({ at }) => at)];
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const words = (at: number): string => briefTime(new Date(at).toISOString(), now);
  return {
    type: 'bar',
    data: {
      labels: [''],
      datasets: segments.map(({ kind, from, to }) => ({
        label: `${segmentWords[kind]}: ${words(from)} – ${words(to)}`,
        data: [[from, to]],
        backgroundColor: tokenColour(segmentColours[kind]),
        barThickness: kind === 'paused' ? 6 : 18,
        grouped: false,
        borderRadius: 2,
        minBarLength: 2,
      })),
    },
    options: {
      animation: false,
      indexAxis: 'y',
      layout: { padding: { top: roomForMarks } },
      plugins: { legend: { display: false }, tooltip: { callbacks: { title: () => '', label: ({ dataset }) => dataset.label ?? '' } } },
      scales: {
        x: {
          type: 'linear',
          min: first,
          max: last + (last - first) * margin,
          ticks: { align: 'inner', maxTicksLimit: 3, maxRotation: 0, callback: (at) => words(Number(at)) },
        },
        y: { display: false },
      },
    },
    plugins: [linesFor(marks)],
  };
}

/** Where two would be written over one another, the first of these is. */
const byWeight: readonly MarkKind[] = ['due', 'now', 'level', 'warning'];

/** Draws the marks: Chart.js has no annotations of its own. */
function linesFor(marks: readonly Mark[]): Plugin {
  const colours = new Map(marks.map(({ kind }) => [kind, tokenColour(markColours[kind])]));
  const weighed = [...marks].sort((left, right) => byWeight.indexOf(left.kind) - byWeight.indexOf(right.kind));
  return {
    id: 'marks',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const scale = scales['x'];
      if (!scale) return;
      const written: number[] = [];
      ctx.save();
      ctx.textAlign = 'center';
      ctx.font = `11px ${getComputedStyle(document.body).fontFamily}`;
      for (const { at, kind, short } of weighed) {
        const x = scale.getPixelForValue(at);
        ctx.strokeStyle = ctx.fillStyle = colours.get(kind) ?? '';
        ctx.setLineDash(kind === 'now' ? [] : [3, 2]);
        ctx.beginPath();
        ctx.moveTo(x, chartArea.top - 2);
        ctx.lineTo(x, chartArea.bottom);
        ctx.stroke();
        if (written.some((other) => Math.abs(other - x) < between)) continue;
        written.push(x);
        ctx.fillText(short, x, chartArea.top - 5);
      }
      ctx.restore();
    },
  };
}
