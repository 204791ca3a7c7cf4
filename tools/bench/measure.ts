export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Runs `work` in as many loops as there are writers, for some seconds after a warm-up. Milliseconds. */
export async function measure(writers: number, seconds: number, work: (writer: number, round: number) => Promise<void>): Promise<Measured> {
  const latencies: number[] = [];
  const begin = performance.now() + 500;
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let round = 0; performance.now() < end; round += 1) {
        const started = performance.now();
        await work(writer, round);
        if (started >= begin) latencies.push(performance.now() - started);
      }
    }),
  );
  return { perSecond: latencies.length / seconds, p50: percentile(latencies, 50), p99: percentile(latencies, 99) };
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** The middle one of several runs by throughput: one slow or lucky run does not decide. */
export function middle(runs: readonly Measured[]): Measured {
  const sorted = [...runs].sort((left, right) => left.perSecond - right.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: 0, p50: 0, p99: 0 };
}

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
