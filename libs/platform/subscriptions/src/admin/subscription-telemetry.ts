import { HealthChecks, Metrics, type Gauge } from '@casewright/telemetry';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubscriptionAdmin } from './subscription-admin';

/** A process should get no requests while what it shows is older than this. */
const readyWithin = 5_000;

/** The figures and the health of the subscriptions, the same from every process. */
@Injectable()
export class SubscriptionTelemetry implements OnModuleInit {
  constructor(
    private readonly admin: SubscriptionAdmin,
    private readonly metrics: Metrics,
    private readonly checks: HealthChecks,
  ) {}

  onModuleInit(): void {
    const labels = ['subscription', 'build'];
    this.metrics.gauge({ name: 'casewright_subscription_lag_seconds', help: 'Age of the first event not handled yet', labels }, (gauge) =>
      this.each(gauge, ({ lagMilliseconds }) => lagMilliseconds / 1000),
    );
    this.metrics.gauge({ name: 'casewright_subscription_parked_events', help: 'Events that wait for a person', labels }, (gauge) =>
      this.each(gauge, ({ parked }) => parked),
    );
    this.metrics.gauge(
      { name: 'casewright_log_first_hidden_event_age_seconds', help: 'Age of the oldest event hidden behind a transaction under way' },
      async (gauge) => gauge.set(((await this.admin.log()).firstHiddenMilliseconds ?? 0) / 1000),
    );
    this.checks.register({ name: 'subscriptions', healthy: () => this.isClose() });
  }

  private async each(gauge: Gauge, figure: (status: { lagMilliseconds: number; parked: number }) => number): Promise<void> {
    for (const status of await this.admin.list()) {
      if (status.state === 'retired') continue;
      gauge.set(figure(status), { subscription: status.subscription, build: `${status.version}.${status.build}` });
    }
  }

  /** A build in the making is behind by nature, and nobody reads it. */
  private async isClose(): Promise<boolean> {
    const builds = await this.admin.list();
    return builds.every(({ state, lagMilliseconds }) => state !== 'live' || lagMilliseconds <= readyWithin);
  }
}
