import { Logger } from '@nestjs/common';
import { PrometheusMetrics } from './prometheus-metrics';

describe('metrics', () => {
  const metrics = new PrometheusMetrics();
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => metrics.onApplicationShutdown());

  it('counts, measures and reads', async () => {
    const counter = metrics.counter({ name: 'casewright_things_total', help: 'Things', labels: ['kind'] });
    counter.add({ kind: 'a' });
    metrics.counter({ name: 'casewright_things_total', help: 'Things', labels: ['kind'] }).add({ kind: 'a' }, 2);
    metrics.histogram({ name: 'casewright_wait_seconds', help: 'Waits' }).observe(0.3);
    metrics.gauge({ name: 'casewright_lag_seconds', help: 'Lag', labels: ['name'] }, (gauge) => gauge.set(4, { name: 'list' }));
    metrics.gauge({ name: 'casewright_broken', help: 'Broken' }, () => Promise.reject(new Error('no database')));
    const { text, contentType } = await metrics.scrape();
    expect(contentType).toContain('text/plain');
    expect(text).toContain('casewright_things_total{kind="a"} 3');
    expect(text).toContain('casewright_wait_seconds_bucket{le="0.5"} 1');
    expect(text).toContain('casewright_lag_seconds{name="list"} 4');
    expect(text).toContain('process_resident_memory_bytes');
  });
});
