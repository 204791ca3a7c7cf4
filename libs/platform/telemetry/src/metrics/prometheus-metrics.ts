import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import * as prometheus from 'prom-client';
import { Metrics, type Counter, type Gauge, type Histogram, type Labels, type MetricDescription } from './metrics';

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

@Injectable()
export class PrometheusMetrics extends Metrics implements OnApplicationShutdown {
  private readonly registry = new prometheus.Registry();
  private readonly known = new Map<string, Counter | Gauge | Histogram>();
  private readonly logger = new Logger('Metrics');

  constructor() {
    super();
    prometheus.collectDefaultMetrics({ register: this.registry });
  }

  counter(description: MetricDescription): Counter {
    return this.once(description.name, () => {
      const metric = new prometheus.Counter(this.options(description));
      return { add: (labels: Labels = {}, by = 1) => metric.inc({ ...labels }, by) };
    });
  }

  gauge(description: MetricDescription, collect?: (gauge: Gauge) => void | Promise<void>): Gauge {
    return this.once(description.name, () => {
      const metric: prometheus.Gauge = new prometheus.Gauge({
        ...this.options(description),
        collect: async () => {
          metric.reset();
          await this.collected(description.name, () => collect?.(gauge));
        },
      });
      const gauge: Gauge = { set: (value, labels = {}) => metric.set({ ...labels }, value) };
      return gauge;
    });
  }

  histogram(description: MetricDescription & { readonly buckets?: readonly number[] }): Histogram {
    return this.once(description.name, () => {
      const metric = new prometheus.Histogram({ ...this.options(description), buckets: [...(description.buckets ?? secondsBuckets)] });
      return {
        observe: (value: number, labels: Labels = {}) => metric.observe({ ...labels }, value),
        time: (labels: Labels = {}) => {
          const stop = metric.startTimer({ ...labels });
          return (more: Labels = {}) => void stop({ ...more });
        },
      };
    });
  }

  async scrape(): Promise<{ contentType: string; text: string }> {
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }

  private options({ name, help, labels = [] }: MetricDescription) {
    return { name, help, labelNames: [...labels], registers: [this.registry] };
  }

  /** One figure that cannot be read must not hide the others. */
  private async collected(name: string, collect: () => void | Promise<void>): Promise<void> {
    try {
      await collect();
    } catch (error) {
      this.logger.warn({ err: error, metric: name, msg: 'The figure could not be read' });
    }
  }

  private once<Metric extends Counter | Gauge | Histogram>(name: string, make: () => Metric): Metric {
    const metric = (this.known.get(name) as Metric | undefined) ?? make();
    this.known.set(name, metric);
    return metric;
  }
}
