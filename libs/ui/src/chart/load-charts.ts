import type { Chart, ChartConfiguration } from 'chart.js';

type Create = (
  canvas: HTMLCanvasElement,
  config: ChartConfiguration,
  pick: (mark: { datasetIndex: number; index: number }) => void,
) => Chart;

let loaded: Promise<Create> | undefined;

/** Loads Chart.js once, with the controllers that the boards use. */
export const loadCharts = (): Promise<Create> => (loaded ??= load());

/** A token's colour as the theme shows it now; canvases cannot read variables. */
export function tokenColour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

async function load(): Promise<Create> {
  const lib = await import('chart.js');
  lib.Chart.register(
    lib.BarController,
    lib.BarElement,
    lib.LineController,
    lib.LineElement,
    lib.PointElement,
    lib.DoughnutController,
    lib.ArcElement,
    lib.CategoryScale,
    lib.LinearScale,
    lib.Tooltip,
    lib.Legend,
    lib.Filler,
  );
  return (canvas, config, pick) => {
    const { Chart: ChartJs } = lib;
    ChartJs.defaults.font.family = "'Inter Variable', system-ui, sans-serif";
    ChartJs.defaults.font.size = 12;
    ChartJs.defaults.color = tokenColour('--cw-muted');
    ChartJs.defaults.borderColor = tokenColour('--cw-line');
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) ChartJs.defaults.animation = false;
    else Object.assign(ChartJs.defaults.animation, { duration: 150 });
    return new ChartJs(canvas, {
      ...config,
      options: {
        responsive: true,
        maintainAspectRatio: false,
        ...config.options,
        onClick: (_, [mark]) => mark && pick({ datasetIndex: mark.datasetIndex, index: mark.index }),
      },
    });
  };
}
