export type Labels = Readonly<Record<string, string | number>>;

/** Names follow Prometheus: `casewright_<what>_<unit>`; seconds, bytes, and `_total` for counters. */
export interface MetricDescription {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

export interface Counter {
  add(labels?: Labels, by?: number): void;
}

export interface Gauge {
  set(value: number, labels?: Labels): void;
}

export interface Histogram {
  observe(value: number, labels?: Labels): void;
  /** Measures seconds from now until the answer is called. */
  time(labels?: Labels): (moreLabels?: Labels) => void;
}

/** One registry per process. Asking twice for a name gives the same metric. */
export abstract class Metrics {
  abstract counter(description: MetricDescription): Counter;
  /** `collect` is asked at every scrape, for figures that are read rather than counted. */
  abstract gauge(description: MetricDescription, collect?: (gauge: Gauge) => void | Promise<void>): Gauge;
  abstract histogram(description: MetricDescription & { readonly buckets?: readonly number[] }): Histogram;
  /** Everything in the text format of Prometheus. */
  abstract scrape(): Promise<{ contentType: string; text: string }>;
}
