import { Global, Module } from '@nestjs/common';
import { PostgresSubscriptionAdmin } from './admin/postgres-subscription-admin';
import { SubscriptionAdmin } from './admin/subscription-admin';
import { SubscriptionTelemetry } from './admin/subscription-telemetry';
import { Builds } from './builds';
import { Checkpoints } from './checkpoints';
import { Leases } from './leases/leases';
import { LogTail } from './log/log-tail';
import { RecentStreams } from './log/recent-streams';
import './migrations';
import { ParkedEvents } from './parked/parked-events';
import { ReadProgress } from './read-progress';
import { Registry } from './registry';
import { Subscriptions } from './runner';
import { SubscriptionsHost } from './subscriptions-host';

/** Starts nothing by itself: the composition calls `Subscriptions.start()` in the processes that are workers. */
@Global()
@Module({
  providers: [
    LogTail,
    RecentStreams,
    Checkpoints,
    ParkedEvents,
    Builds,
    Leases,
    Registry,
    ReadProgress,
    SubscriptionTelemetry,
    { provide: Subscriptions, useClass: SubscriptionsHost },
    { provide: SubscriptionAdmin, useClass: PostgresSubscriptionAdmin },
  ],
  exports: [Subscriptions, SubscriptionAdmin, RecentStreams, ReadProgress],
})
export class SubscriptionsModule {}
