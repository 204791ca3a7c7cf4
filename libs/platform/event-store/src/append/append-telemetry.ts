import { Metrics, type Histogram } from '@casewright/telemetry';
import { Injectable } from '@nestjs/common';
import type { AppendVerdict } from './append-batcher';

/** How long appends take, from the call to the answer, and how they end. */
@Injectable()
export class AppendTelemetry {
  private readonly seconds: Histogram;

  constructor(metrics: Metrics) {
    this.seconds = metrics.histogram({
      name: 'casewright_append_seconds',
      help: 'Time to append the events of one command',
      labels: ['verdict'],
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
    });
  }

  async measure(append: Promise<AppendVerdict>): Promise<AppendVerdict> {
    const stop = this.seconds.time();
    try {
      const answer = await append;
      stop({ verdict: answer.verdict });
      return answer;
    } catch (error) {
      stop({ verdict: 'failed' });
      throw error;
    }
  }
}
